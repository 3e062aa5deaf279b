"""Template rules for what Django 5.1 changed."""
