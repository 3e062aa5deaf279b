"""An empty ``SECRET_KEY``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.literals import key_of
from codemods.rules.shapes.pinned_settings import PinSetting
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnSetting, Trigger


class SecretKey(PinSetting):
    """An empty ``SECRET_KEY`` fails where it is first used, also after ``settings.configure()``, which took it before.

    Test scripts get a key of their own; what else goes on without one has to be decided.
    """

    change = "3.2/secret-key-lazy-check"
    setting = "SECRET_KEY"
    value = '"only for these tests"'
    configure_needs = "INSTALLED_APPS"
    available = "1.8"
    advice = "Give it a key that is not in the repository."
    examples = [
        Fixes(
            path="runtests.py",
            before="""\
                from django.conf import settings

                settings.configure(
                    DEBUG=True,
                    INSTALLED_APPS=["django.contrib.auth", "shop"],
                )
                """,
            after="""\
                from django.conf import settings

                settings.configure(
                    DEBUG=True,
                    INSTALLED_APPS=["django.contrib.auth", "shop"],
                    SECRET_KEY="only for these tests",
                )
                """,
        ),
        Fixes(
            path="tests/conftest.py",
            before="""\
                from django.conf import settings

                OPTIONS = dict(INSTALLED_APPS=["shop"], SITE_ID=1)
                settings.configure(**OPTIONS)
                """,
            after="""\
                from django.conf import settings

                OPTIONS = dict(INSTALLED_APPS=["shop"], SITE_ID=1, SECRET_KEY="only for these tests")
                settings.configure(**OPTIONS)
                """,
        ),
        Flags(
            """\
                from django.conf import settings

                settings.configure(INSTALLED_APPS=["shop"])
                """,
            line=3,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                import os

                INSTALLED_APPS = []
                ROOT_URLCONF = "shop.urls"
                if DEBUG:
                    SECRET_KEY = os.environ.get("SECRET_KEY", "")
                elif TESTS:
                    SECRET_KEY: str = os.environ.get("SECRET_KEY") or ""
                else:
                    SECRET_KEY = os.getenv("SECRET_KEY")
                """,
            lines=(6, 8, 10),
        ),
        Keeps(
            """\
                from django.conf import settings
                from shop import configure

                settings.configure(TEMPLATES=[])
                settings.configure(INSTALLED_APPS=["shop"], SECRET_KEY=KEY)
                configure(INSTALLED_APPS=[])
                """
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                import os

                INSTALLED_APPS = []
                SECRET_KEY = os.environ.get("SECRET_KEY", "not a secret")
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                import os

                INSTALLED_APPS = []
                SECRET_KEY = os.getenv("SECRET_KEY")
                if not SECRET_KEY:
                    raise ValueError("no key")
                """,
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnCall("django.conf.settings.configure")
        yield OnSetting(cls.setting)

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.qname == self.setting:
            value = (
                node.value if site.kind == "assign" and isinstance(node, ast.Assign | ast.AnnAssign) else None
            )
            looked_at = self.setting in site.module.walk.names
            if value is not None and not looked_at and self._may_be_empty(site, value):
                yield site.flag(
                    message="An empty SECRET_KEY is told only where it is first used, not when Django starts",
                    advice="Let the settings fail by themselves where the key is missing.",
                )
        elif isinstance(node, ast.Call):
            for answer in self._configure(site, node):
                tests = any("test" in part.lower() for part in site.module.path.split("/"))
                yield answer if tests else site.flag(node=answer.node)

    def _may_be_empty(self, site: Site, value: ast.expr) -> bool:
        """Whether a value is the empty text, or one from outside that it takes the place of."""
        if isinstance(value, ast.BoolOp):
            return isinstance(value.op, ast.Or) and self._may_be_empty(site, value.values[-1])
        if site.is_name(getattr(value, "func", None), "os.environ.get", "os.getenv"):
            if isinstance(value, ast.Call) and site.argument(value, "default", 1) is None:
                return True
        if isinstance(value, ast.Call):
            defaults = [*value.args[1:2], *(one.value for one in value.keywords if one.arg == "default")]
            return any(key_of(one) == "" for one in defaults)
        return key_of(value) == ""
