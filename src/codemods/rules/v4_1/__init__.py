"""Changes of Django 4.1."""
