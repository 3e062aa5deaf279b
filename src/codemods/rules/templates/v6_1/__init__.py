"""Template rules for what Django 6.1 changed."""
