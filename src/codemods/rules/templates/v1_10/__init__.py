"""Template rules for what Django 1.10 changed."""
