"""Django templates: read without loss, checked by rules, rewritten by edits."""
