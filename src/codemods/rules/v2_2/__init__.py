"""Changes of Django 2.2."""
