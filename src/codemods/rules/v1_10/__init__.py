"""Changes of Django 1.10."""
