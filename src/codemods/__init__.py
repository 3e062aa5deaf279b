"""Takes a Django code base from any release to any later one."""

__version__ = "0.1.0"
