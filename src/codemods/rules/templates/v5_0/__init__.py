"""Template rules for what Django 5.0 changed."""
