"""The command line: reads what the user wants, calls what does it, and says what came of it."""
