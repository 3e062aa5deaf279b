"""Changes of Django 4.0."""
