"""Changes of Django 1.9."""
