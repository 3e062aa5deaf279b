"""From paths to files: what is found, how its bytes become text, and what kind of file it is."""
