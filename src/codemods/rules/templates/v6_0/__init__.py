"""Template rules for what Django 6.0 changed."""
