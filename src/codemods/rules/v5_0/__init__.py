"""Changes of Django 5.0."""
