"""Template rules for what Django 4.1 changed."""
