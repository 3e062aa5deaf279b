"""Password hashers without salt or with SHA-1."""

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.password_hashers import GoneHashers

WEAK = tuple(
    f"django.contrib.auth.hashers.{name}"
    for name in ("SHA1PasswordHasher", "UnsaltedSHA1PasswordHasher", "UnsaltedMD5PasswordHasher")
)


class WeakHashers(GoneHashers):
    """The hashers with SHA-1 and those without salt are going away."""

    change = "4.2/weak-password-hashers"
    also = ("5.1/sha1-md5-unsalted-hashers",)
    hashers = WEAK
    advice = "Users whose password is still stored that way must set a new one; look for them first."
    examples = [
        Suggests(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                PASSWORD_HASHERS = ("a.B", "django.contrib.auth.hashers.SHA1PasswordHasher")
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                PASSWORD_HASHERS = ("a.B",)
                """,
        ),
        Suggests(
            path="site/settings/test.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                PASSWORD_HASHERS = [
                    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
                    "django.contrib.auth.hashers.SHA1PasswordHasher",
                    "django.contrib.auth.hashers.UnsaltedMD5PasswordHasher",
                ]
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                PASSWORD_HASHERS = [
                    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
                ]
                """,
        ),
        Flags(
            path="site/settings.py",
            source="""\
                INSTALLED_APPS = []
                DEBUG = True
                PASSWORD_HASHERS = ["django.contrib.auth.hashers.SHA1PasswordHasher", "a.B"]
                """,
            line=3,
        ),
        Flags(
            "from django.contrib.auth import hashers\n\nprint(hashers.UnsaltedSHA1PasswordHasher)\n", line=3
        ),
        Keeps("from django.contrib.auth import hashers\n\nprint(hashers.MD5PasswordHasher)\n"),
    ]
