"""Template rules for what Django 3.1 changed."""
