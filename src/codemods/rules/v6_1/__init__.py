"""Changes of Django 6.1."""
