"""Template rules for what Django 2.2 changed."""
