"""Changes of Django 5.1."""
