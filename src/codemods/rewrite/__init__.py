"""From what a rule wants to the bytes of a file: islands, imports, merging, verification."""
