"""Template rules for what Django 1.11 changed."""
