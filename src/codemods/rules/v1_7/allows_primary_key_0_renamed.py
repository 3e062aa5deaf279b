"""The feature flag ``allows_primary_key_0``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.feature_flags import RenameBackendMembers
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_OLD, _NEW = "allows_primary_key_0", "allows_auto_pk_0"


class AllowsPrimaryKey0Renamed(RenameBackendMembers):
    """The feature flag ``allows_primary_key_0`` of database backends is ``allows_auto_pk_0`` now."""

    change = "1.7/allows-primary-key-0-renamed"
    of = "django.db.backends.base.features.BaseDatabaseFeatures"
    parts = ("features",)
    rename = {_OLD: _NEW}
    triggers = (
        OnCall("django.test.testcases.skipUnlessDBFeature"),
        OnCall("django.test.testcases.skipIfDBFeature"),
    )
    available = "1.7"
    examples = [
        Fixes(
            before="""\
                from django.db import connection
                from django.db.backends import BaseDatabaseFeatures
                from django.test import TestCase, skipIfDBFeature, skipUnlessDBFeature

                class DatabaseFeatures(BaseDatabaseFeatures):
                    allows_primary_key_0 = False

                class Tests(TestCase):
                    @skipUnlessDBFeature('allows_primary_key_0')
                    def test_zero(self):
                        return connection.features.allows_primary_key_0

                    @skipIfDBFeature("allows_primary_key_0")
                    def test_none(self):
                        pass
                """,
            after="""\
                from django.db import connection
                from django.db.backends import BaseDatabaseFeatures
                from django.test import TestCase, skipIfDBFeature, skipUnlessDBFeature

                class DatabaseFeatures(BaseDatabaseFeatures):
                    allows_auto_pk_0 = False

                class Tests(TestCase):
                    @skipUnlessDBFeature('allows_auto_pk_0')
                    def test_zero(self):
                        return connection.features.allows_auto_pk_0

                    @skipIfDBFeature("allows_auto_pk_0")
                    def test_none(self):
                        pass
                """,
            current="1.6",
            target="1.7",
        ),
        Flags(
            """\
                from django.db.backends import BaseDatabaseFeatures

                class DatabaseFeatures(BaseDatabaseFeatures):
                    allows_primary_key_0 = False
                    allows_auto_pk_0 = False
                """,
            line=4,
            current="1.6",
            target="1.7",
        ),
        Keeps(
            """\
                from shop.test import skipUnlessDBFeature

                class Features:
                    allows_primary_key_0 = True

                @skipUnlessDBFeature("allows_primary_key_0")
                def f():
                    return Features().allows_primary_key_0
                """,
            current="1.6",
            target="1.7",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            yield from super().visit(site)
            return
        for one in call.args:
            if not isinstance(one, ast.Constant) or one.value != _OLD:
                continue
            message = f"{_OLD} is {_NEW} now"
            if self.replaceable:
                yield site.fix(site.replace_in_string(one, _OLD, _NEW), node=one, message=message)
            else:
                yield site.flag(node=one, message=message)
