"""Changes of Django 1.7."""
