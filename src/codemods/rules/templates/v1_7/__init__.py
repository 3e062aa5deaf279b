"""Template rules for what Django 1.7 changed."""
