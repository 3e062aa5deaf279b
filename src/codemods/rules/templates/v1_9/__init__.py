"""Template rules for what Django 1.9 changed."""
