"""Changes of Django 1.11."""
