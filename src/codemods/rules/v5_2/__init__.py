"""Changes of Django 5.2."""
