"""``CryptPasswordHasher``."""

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.password_hashers import GoneHashers


class CryptHasher(GoneHashers):
    """``CryptPasswordHasher`` goes with the module ``crypt`` of Python."""

    change = "4.1/crypt-hasher"
    also = ("5.0/crypt-hasher",)
    hashers = ("django.contrib.auth.hashers.CryptPasswordHasher",)
    first_in_tests = True
    advice = "Users whose password is still stored as crypt$… must set a new one; look for them first."
    examples = [
        Suggests(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                PASSWORD_HASHERS = [
                    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
                    "django.contrib.auth.hashers.CryptPasswordHasher",
                ]
                DEBUG = True
                """,
            after="""\
                INSTALLED_APPS = []
                PASSWORD_HASHERS = [
                    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
                ]
                DEBUG = True
                """,
        ),
        Flags("from django.contrib.auth.hashers import CryptPasswordHasher\n\nprint(CryptPasswordHasher)\n"),
        Keeps(
            """\
                INSTALLED_APPS = []
                DEBUG = True
                PASSWORD_HASHERS = ["shop.hashers.CryptPasswordHasher"]
                """,
            path="site/settings.py",
        ),
    ]
