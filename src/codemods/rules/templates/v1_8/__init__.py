"""Template rules for what Django 1.8 changed."""
