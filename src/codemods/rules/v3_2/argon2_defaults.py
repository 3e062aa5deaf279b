"""What hashing a password with Argon2 costs."""

from __future__ import annotations

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.hasher_costs import HasherCosts

_HASHER = "django.contrib.auth.hashers.Argon2PasswordHasher"


class Argon2Defaults(HasherCosts):
    """``Argon2PasswordHasher`` makes hashes of the type Argon2id with 100 MB of memory and 8 threads (it was half a
    megabyte and 2); old ones are renewed at login.
    """

    change = "3.2/argon2-defaults"
    hasher = _HASHER
    costs = {"memory_cost": "512", "parallelism": "2"}
    advice = "Where memory is short, set memory_cost and parallelism in a subclass, and list that."
    examples = [
        Flags(
            path="settings.py",
            source=f"""\
                INSTALLED_APPS = []
                PASSWORD_HASHERS = [
                    "{_HASHER}",
                    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
                ]
                """,
            line=3,
        ),
        Flags(
            """\
                from django.contrib.auth.hashers import Argon2PasswordHasher

                class OwnHasher(Argon2PasswordHasher):
                    def encode(self, password, salt):
                        return super().encode(password.strip(), salt)
                """,
            line=3,
        ),
        Suggests(
            before="""\
                from django.contrib.auth.hashers import Argon2PasswordHasher

                class OwnHasher(Argon2PasswordHasher):
                    \"\"\"A quick one.\"\"\"

                    time_cost = 1
                    parallelism = 4
                """,
            after="""\
                from django.contrib.auth.hashers import Argon2PasswordHasher

                class OwnHasher(Argon2PasswordHasher):
                    \"\"\"A quick one.\"\"\"

                    time_cost = 1
                    parallelism = 4
                    memory_cost = 512
                """,
        ),
        Suggests(
            before="""\
                from django.contrib.auth.hashers import Argon2PasswordHasher

                class OwnHasher(Argon2PasswordHasher):
                    \"\"\"A quick one.\"\"\"
                """,
            after="""\
                from django.contrib.auth.hashers import Argon2PasswordHasher

                class OwnHasher(Argon2PasswordHasher):
                    \"\"\"A quick one.\"\"\"
                    memory_cost = 512
                    parallelism = 2
                """,
        ),
        Keeps(
            path="settings.py",
            source=f"""\
                INSTALLED_APPS = []
                PASSWORD_HASHERS = [
                    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
                    "{_HASHER}",
                ]
                PASSWORD_HASHERS += ["{_HASHER}"]
                """,
        ),
        Keeps(
            path="shop/settings/test.py",
            source=f'INSTALLED_APPS = []\nPASSWORD_HASHERS = ["{_HASHER}"]\n',
        ),
        Keeps(
            """\
                from django.contrib.auth.hashers import Argon2PasswordHasher

                class OwnHasher(Argon2PasswordHasher):
                    memory_cost = 1024
                    parallelism = 4

                class Other(OwnHasher):
                    pass
                """
        ),
    ]
