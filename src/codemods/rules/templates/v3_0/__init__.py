"""Template rules for what Django 3.0 changed."""
