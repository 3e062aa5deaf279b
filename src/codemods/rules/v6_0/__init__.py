"""Changes of Django 6.0."""
