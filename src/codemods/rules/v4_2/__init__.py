"""Changes of Django 4.2."""
