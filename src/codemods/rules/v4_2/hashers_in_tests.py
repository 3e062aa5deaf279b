"""Fast password hashers of tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes import literals
from codemods.rules.shapes.password_hashers import hasher_list, is_for_tests
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting
from codemods.rules.v4_2.weak_hashers import WEAK


class HashersInTests(Rule):
    """Tests that want a fast hasher use ``MD5PasswordHasher``, which stays."""

    change = "4.2/unsalted-md5-in-tests"
    also = ("5.1/unsalted-hashers-in-tests",)
    triggers = (OnSetting("PASSWORD_HASHERS"),)
    examples = [
        Fixes(
            path="site/settings/test.py",
            files={
                "site/settings/__init__.py": "",
                "site/settings/base.py": "INSTALLED_APPS = []\nDEBUG = 1\n",
            },
            before="""\
                from .base import *

                PASSWORD_HASHERS = [
                    "django.contrib.auth.hashers.UnsaltedMD5PasswordHasher",
                ]
                """,
            after="""\
                from .base import *

                PASSWORD_HASHERS = [
                    "django.contrib.auth.hashers.MD5PasswordHasher",
                ]
                """,
        ),
        Fixes(
            before="""\
                from django.test import override_settings

                @override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.SHA1PasswordHasher"])
                def test_it():
                    pass
                """,
            after="""\
                from django.test import override_settings

                @override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
                def test_it():
                    pass
                """,
        ),
        Fixes(
            before="""\
                from django.test import TestCase, override_settings

                @override_settings(PASSWORD_HASHERS=("django.contrib.auth.hashers.UnsaltedMD5PasswordHasher",))
                class UserTest(TestCase):
                    fixtures = ["users"]
                """,
            after="""\
                from django.test import TestCase, override_settings

                @override_settings(PASSWORD_HASHERS=("django.contrib.auth.hashers.MD5PasswordHasher",))
                class UserTest(TestCase):
                    fixtures = ["users"]
                """,
        ),
        Keeps(
            """\
                INSTALLED_APPS = []
                DEBUG = True
                PASSWORD_HASHERS = ["django.contrib.auth.hashers.SHA1PasswordHasher", "a.B"]
                """,
            path="site/settings.py",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        holder = hasher_list(site)
        if holder is None or not is_for_tests(site) or not holder.elts:
            return
        name = literals.key_of(holder.elts[0])
        if name in WEAK:
            new = "django.contrib.auth.hashers.MD5PasswordHasher"
            yield site.fix(site.replace_in_string(holder.elts[0], str(name), new), node=holder.elts[0])
            class_ = site.parent
            if "Unsalted" in str(name) and isinstance(class_, ast.ClassDef):
                for statement in class_.body:
                    if isinstance(statement, ast.Assign) and _is_fixtures(statement.targets[0]):
                        yield site.flag(
                            node=statement,
                            message="No other hasher knows passwords that were stored without salt",
                            advice="Set the passwords of users in these fixtures anew, where tests log them in.",
                        )


def _is_fixtures(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and target.id == "fixtures"
