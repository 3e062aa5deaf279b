"""Changes of Django 3.2."""
