"""Template rules for what Django 3.2 changed."""
