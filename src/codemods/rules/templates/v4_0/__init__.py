"""Template rules for what Django 4.0 changed."""
