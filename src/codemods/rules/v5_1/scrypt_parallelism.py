"""What hashing a password with scrypt costs."""

from __future__ import annotations

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.hasher_costs import HasherCosts

_HASHER = "django.contrib.auth.hashers.ScryptPasswordHasher"


class ScryptParallelism(HasherCosts):
    """``ScryptPasswordHasher`` works with a parallelism of 5, which was 1: each hash takes more time, and old ones are
    renewed at login.
    """

    change = "5.1/scrypt-parallelism"
    hasher = _HASHER
    costs = {"parallelism": "1"}
    advice = "Where that is too much, set parallelism = 1 in a subclass, and list that."
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
        Suggests(
            before="""\
                from django.contrib.auth.hashers import ScryptPasswordHasher

                class OwnHasher(ScryptPasswordHasher):
                    work_factor = 2**13

                    def harden_runtime(self, password, encoded):
                        pass
                """,
            after="""\
                from django.contrib.auth.hashers import ScryptPasswordHasher

                class OwnHasher(ScryptPasswordHasher):
                    work_factor = 2**13
                    parallelism = 1

                    def harden_runtime(self, password, encoded):
                        pass
                """,
        ),
        Suggests(
            before="""\
                from django.contrib.auth.hashers import ScryptPasswordHasher

                class OwnHasher(ScryptPasswordHasher):
                    pass

                class OtherHasher(OwnHasher):
                    pass
                """,
            after="""\
                from django.contrib.auth.hashers import ScryptPasswordHasher

                class OwnHasher(ScryptPasswordHasher):
                    parallelism = 1

                class OtherHasher(OwnHasher):
                    pass
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
                """,
        ),
        Keeps(
            """\
                from django.contrib.auth.hashers import ScryptPasswordHasher
                from django.test import override_settings

                class OwnHasher(ScryptPasswordHasher):
                    parallelism = 2

                @override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.ScryptPasswordHasher"])
                def test_hash():
                    pass
                """
        ),
    ]
