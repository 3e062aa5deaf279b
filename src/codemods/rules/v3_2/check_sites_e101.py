"""``SITE_ID`` as a text (sites.E101)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.builtin_names import means_builtin
from codemods.rules.shapes.settings_modules import read_elsewhere
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_NAME = "SITE_ID"
_USED = "Make a number of it, where nothing that reads it takes it for a text: it is read elsewhere."


class CheckSitesE101(Rule):
    """A check requires ``SITE_ID`` to be a number; what the environment gives is text."""

    change = "3.2/check-sites-e101"
    advice = "Make a number of it."
    triggers = (OnSetting(_NAME),)
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                SITE_ID = "1"
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                SITE_ID = 1
                """,
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                import os

                INSTALLED_APPS = []
                DEBUG = True
                if DEBUG:
                    SITE_ID = os.environ["SITE_ID"]
                else:
                    SITE_ID = os.environ.get("SITE_ID", "1")
                """,
            after="""\
                import os

                INSTALLED_APPS = []
                DEBUG = True
                if DEBUG:
                    SITE_ID = int(os.environ["SITE_ID"])
                else:
                    SITE_ID = int(os.environ.get("SITE_ID", "1"))
                """,
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                import os

                import environ
                from decouple import config

                INSTALLED_APPS = []
                DEBUG = True
                env = environ.Env()
                if DEBUG:
                    SITE_ID = env("SITE_ID")
                elif env("A"):
                    SITE_ID = env.str("SITE_ID", default="1")
                elif env("B"):
                    SITE_ID = config("SITE_ID", default=1)
                elif env("C"):
                    SITE_ID = "1" if DEBUG else (os.environ.get("SITE_ID") or "2")
                else:
                    SITE_ID = os.environ.get("SITE_ID", default=1).strip()
                """,
            after="""\
                import os

                import environ
                from decouple import config

                INSTALLED_APPS = []
                DEBUG = True
                env = environ.Env()
                if DEBUG:
                    SITE_ID = int(env("SITE_ID"))
                elif env("A"):
                    SITE_ID = int(env.str("SITE_ID", default="1"))
                elif env("B"):
                    SITE_ID = config("SITE_ID", default=1, cast=int)
                elif env("C"):
                    SITE_ID = 1 if DEBUG else (int(os.environ.get("SITE_ID") or "2"))
                else:
                    SITE_ID = int(os.environ.get("SITE_ID", default=1).strip())
                """,
        ),
        Suggests(
            path="shop/settings.py",
            before="""\
                import os

                INSTALLED_APPS = []
                DEBUG = True
                SITE_ID = os.environ["SITE_ID"]
                PREFIX = "x" + SITE_ID
                """,
            after="""\
                import os

                INSTALLED_APPS = []
                DEBUG = True
                SITE_ID = int(os.environ["SITE_ID"])
                PREFIX = "x" + SITE_ID
                """,
        ),
        Suggests(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                SITE_ID = SHOP = "1"
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                SITE_ID = SHOP = 1
                """,
        ),
        Suggests(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                SITE_ID = "1"
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                SITE_ID = 1
                """,
            files={
                "shop/__init__.py": "",
                "shop/live.py": "from shop.settings import *\n\nPREFIX = 'x' + SITE_ID\n",
            },
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                import os

                from shop.env import env

                INSTALLED_APPS = []
                DEBUG = True
                NUMBER = os.environ["SITE_ID"]
                if DEBUG:
                    SITE_ID = os.getenv("SITE_ID")
                elif env("A"):
                    SITE_ID = NUMBER
                elif env("B"):
                    SITE_ID = f"{NUMBER}"
                elif env("C"):
                    SITE_ID = env("SITE_ID")
                else:
                    SITE_ID = str(1)
                """,
            lines=(9, 11, 13, 15, 17),
            files={"shop/__init__.py": "", "shop/env.py": "import environ\n\nenv = environ.Env()\n"},
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                import os

                INSTALLED_APPS = []
                DEBUG = True
                SITE_ID = int(os.environ["SITE_ID"])
                SHOP_SITE_ID = os.environ["SITE_ID"]
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                import environ
                from decouple import config

                INSTALLED_APPS = []
                DEBUG = True
                env = environ.Env(SITE_ID=(int, 1))
                if DEBUG:
                    SITE_ID = env("SITE_ID")
                elif env("A"):
                    SITE_ID = env.int("SITE_ID")
                elif env("B"):
                    SITE_ID = config("SITE_ID", default=1, cast=int)
                elif env("C"):
                    SITE_ID = env("SHOP", default=1)
                else:
                    SITE_ID = env("SHOP") and 1
                """,
        ),
        Keeps(
            """\
                from django.test import override_settings

                @override_settings(SITE_ID="")
                def test():
                    pass
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        value: ast.expr | None = None
        if site.kind == "assign" and isinstance(node, ast.Assign | ast.AnnAssign):
            value = node.value
        elif site.kind == "keyword" and isinstance(node, ast.Call) and _configures(node):
            keyword = site.keyword(node, _NAME)
            value = keyword.value if keyword is not None else None
        for one in _arms(value):
            readable = _readable(site, one)
            if readable is None:
                continue
            if not readable or not means_builtin(site, "int", one):
                yield site.flag(node=one)
            elif self._used(site):
                yield site.suggest(_number(site, one), node=one, advice=_USED)
            else:
                yield site.fix(_number(site, one), node=one)

    def _used(self, site: Site) -> bool:
        """Whether anything else has to do with the value, which may take it for the text that it was."""
        walk, node = site.module.walk, site.node
        return (
            (isinstance(node, ast.Assign) and len(node.targets) > 1)
            or _NAME in walk.names
            or _NAME in walk.attributes
            or read_elsewhere(site, _NAME)
            or bool(site.index.users(f"django.conf.settings.{_NAME}"))
        )


def _configures(call: ast.Call) -> bool:
    """Whether a call gives all settings; what tests override for a moment no check looks at."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "configure"


def _arms(value: ast.expr | None) -> Iterator[ast.expr]:
    """The values that an expression comes down to, whatever its conditions say."""
    if isinstance(value, ast.IfExp):
        yield from _arms(value.body)
        yield from _arms(value.orelse)
    elif value is not None:
        yield value


def _number(site: Site, value: ast.expr) -> Edit:
    if isinstance(value, ast.Constant):
        return site.replace(value, str(int(value.value)))  # type: ignore[arg-type]
    if isinstance(value, ast.Call) and site.is_name(value.func, "decouple.config"):
        return site.edit_call(value).add("cast", "int").edit()
    return site.replace(value, f"int({site.source(value)})")


def _is_number(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and str(value.value).isdigit()


def _readable(site: Site, value: ast.expr) -> bool | None:
    """Whether ``int()`` can read what is a text, at least where the environment has one; None for all that is no text."""
    if isinstance(value, ast.Constant):
        return _is_number(value) if isinstance(value.value, str) else None
    if isinstance(value, ast.Subscript):
        return True if site.is_name(value.value, "os.environ") else None
    if isinstance(value, ast.BoolOp) and isinstance(value.op, ast.Or):
        known = [_readable(site, one) for one in value.values]
        if any(one is not None for one in known[:-1]) or known[-1] is not None:
            return known[-1] is True or _is_number(value.values[-1])
        return None
    if isinstance(value, ast.Name):
        values = [one for one in assigned_values(site, value) or () if not isinstance(one, ast.Name)]
        return False if any(_readable(site, one) is not None for one in values) else None
    if isinstance(value, ast.Call):
        return _given(site, value)
    return False if isinstance(value, ast.JoinedStr) else None


def _given(site: Site, call: ast.Call) -> bool | None:
    """The same for what a call gives."""
    function = call.func
    default = site.argument(call, "default", 1)
    if site.is_name(function, "os.environ.get", "os.getenv"):
        return _is_number(default)
    if site.resolve(function, certain=False) == "decouple.config":
        if len(call.args) > 2 or site.keyword(call, "cast") is not None:
            return None
        return site.is_name(function, "decouple.config") and (default is None or _is_number(default))
    if isinstance(function, ast.Name) and function.id == "str" and site.resolve(function) is None:
        return False
    if isinstance(function, ast.Attribute) and function.attr in ("strip", "rstrip", "lstrip"):
        return _readable(site, function.value)
    return _of_env(site, call)


def _of_env(site: Site, call: ast.Call) -> bool | None:
    """The same for ``env("SITE_ID")`` and ``env.str("SITE_ID")`` of django-environ and environs."""
    function = call.func
    texts = isinstance(function, ast.Attribute) and function.attr == "str"
    env = function.value if isinstance(function, ast.Attribute) and texts else function
    made_by = site.index.made_by(site.resolve(env, certain=False) or "")
    if made_by not in ("environ.Env", "environs.Env") or not isinstance(env, ast.Name):
        return None
    default = site.argument(call, "default", 1)
    if not texts and made_by == "environ.Env":
        default = site.argument(call, "default")
        if len(call.args) > 1 or site.keyword(call, "cast") is not None:
            return None
        if isinstance(default, ast.Constant) and isinstance(default.value, int):
            return None  # it makes of the text what its default is
    makers = assigned_values(site, env)
    if makers is None or len(makers) != 1 or not isinstance(makers[0], ast.Call):
        return False  # it may know the type of each variable
    if site.keyword(makers[0], _NAME) is not None:
        return None
    return default is None or _is_number(default)
