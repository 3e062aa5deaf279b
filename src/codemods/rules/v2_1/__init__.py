"""Changes of Django 2.1."""
