"""Changes of Django 3.0."""
