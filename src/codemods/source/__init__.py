"""One Python file as data: its scopes, its bindings, and every name that it uses."""
