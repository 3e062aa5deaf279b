"""Changes of Django 3.1."""
