"""Version guards and compatibility imports that the upgrade decides."""
