from .base import *

ALLOWED_HOSTS = ["testserver"]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:",
    },
}

# Fast, and good enough for passwords that live for one test.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.UnsaltedMD5PasswordHasher",
]

# No collectstatic before the tests.
STATICFILES_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage"
