"""Template rules for what Django 2.1 changed."""
