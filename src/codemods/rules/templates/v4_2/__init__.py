"""Template rules for what Django 4.2 changed."""
