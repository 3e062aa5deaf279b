"""Template rules for what Django 5.2 changed."""
