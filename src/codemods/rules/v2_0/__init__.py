"""Changes of Django 2.0."""
