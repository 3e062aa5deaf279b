"""Changes of Django 1.8."""
