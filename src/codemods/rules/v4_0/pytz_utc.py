"""``pytz.utc``."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes.datetimes import asks_tzinfo_for_pytz, utc_expression, utc_replacement
from codemods.rules.shapes.expressions import SymbolToExpression
from codemods.rules.shapes.zones import TAKING, may_be_own, normalized
from codemods.rules.site import Site
from codemods.source.names import last_name

_ONLY_PYTZ = ("localize", "normalize", "zone")
_KEYWORDS = frozenset(["tzinfo", "tz", "timezone"])


class PytzUtc(SymbolToExpression):
    """``pytz.utc`` makes way for ``datetime.timezone.utc``; Django no longer brings pytz along."""

    change = "4.0/pytz-utc"
    expressions = {"pytz.utc": ("datetime.timezone", ".utc"), "pytz.UTC": ("datetime.timezone", ".utc")}
    advice = "Right where only tzinfo is wanted of it, not a method or attribute that pytz alone has."
    examples = [
        Fixes(
            before="""\
                import datetime

                import pytz
                from django.utils import timezone

                def f(moment):
                    start = datetime.datetime(2015, 1, 1, tzinfo=pytz.utc)
                    with timezone.override(pytz.UTC):
                        return moment.astimezone(pytz.utc), pytz.utc.localize(moment), start, pytz.utc.zone
                """,
            after="""\
                import datetime

                from django.utils import timezone

                def f(moment):
                    start = datetime.datetime(2015, 1, 1, tzinfo=datetime.timezone.utc)
                    with timezone.override(datetime.timezone.utc):
                        return moment.astimezone(datetime.timezone.utc), moment.replace(tzinfo=datetime.timezone.utc), start, "UTC"
                """,
        ),
        Fixes(
            before="""\
                from datetime import datetime
                from pytz import utc

                NOW = datetime.now(utc)
                """,
            after="""\
                from datetime import datetime, timezone

                NOW = datetime.now(timezone.utc)
                """,
        ),
        Fixes(
            before="""\
                import datetime
                import unittest

                def test_start(order):
                    try:
                        import pytz
                    except ImportError:
                        raise unittest.SkipTest("There is no pytz.")
                    order.start = datetime.datetime(2015, 1, 1, tzinfo=pytz.utc)
                """,
            after="""\
                import datetime
                import unittest

                def test_start(order):
                    order.start = datetime.datetime(2015, 1, 1, tzinfo=datetime.timezone.utc)
                """,
        ),
        Suggests(
            before="""\
                import pytz

                DEFAULT_ZONE = pytz.utc
                """,
            after="""\
                import datetime

                DEFAULT_ZONE = datetime.timezone.utc
                """,
        ),
        Suggests(
            before="""\
                from datetime import datetime

                import pytz

                def f():
                    moment = datetime(2016, 1, 2, tzinfo=pytz.utc)
                    return moment, moment.tzinfo.zone if hasattr(moment.tzinfo, "zone") else "UTC"
                """,
            after="""\
                from datetime import datetime, timezone

                def f():
                    moment = datetime(2016, 1, 2, tzinfo=timezone.utc)
                    return moment, moment.tzinfo.zone if hasattr(moment.tzinfo, "zone") else "UTC"
                """,
        ),
        Suggests(
            before="""\
                import datetime

                import pytz

                def aware(*args, tz):
                    return tz.localize(datetime.datetime(*args))

                def f():
                    return aware(2016, 1, 2, tz=pytz.utc)
                """,
            after="""\
                import datetime

                def aware(*args, tz):
                    return tz.localize(datetime.datetime(*args))

                def f():
                    return aware(2016, 1, 2, tz=datetime.timezone.utc)
                """,
        ),
        Keeps(
            """\
                import pytz

                class Schedule:
                    def __init__(self, start, tzinfo=pytz.utc, *, other=pytz.UTC):
                        self.tzinfo = tzinfo
                        self.start = self.tzinfo.localize(start)
                        self.end = other.normalize(start)
                """
        ),
        Keeps(
            """\
                import pytz

                UTC = pytz.utc

                class Clock:
                    def __init__(self, name):
                        self.zone = pytz.timezone(name) if name else pytz.utc

                    def times(self, moment):
                        return UTC.localize(moment), self.zone.normalize(moment)
                """,
            path="shop/clock.py",
        ),
        Keeps(
            """\
                import pytz

                UTC = pytz.utc
                """,
            path="shop/times.py",
            files={
                "shop/__init__.py": "",
                "shop/views.py": "from shop.times import UTC\n\ndef f(moment):\n    return UTC.localize(moment)\n",
            },
        ),
        Keeps(
            """\
                from datetime import datetime, timedelta

                import pytz

                class Shop:
                    def __init__(self, name):
                        self.zone = pytz.timezone(name)
                        self.opened = datetime(2015, 1, 1, tzinfo=pytz.utc)

                    def now(self):
                        return self.zone.normalize(pytz.utc.localize(datetime.utcnow()))

                    def later(self):
                        moment = datetime.now(pytz.utc) + timedelta(days=1)
                        return self.zone.normalize(moment), self.zone.normalize(self.opened)
                """
        ),
        Fixes(
            before="""\
                import datetime
                import unicodedata

                import pytz

                def f(zone, moment, text):
                    made = moment.replace(tzinfo=pytz.utc).astimezone(zone)
                    return zone.normalize(made), unicodedata.normalize("NFC", text)
                """,
            after="""\
                import datetime
                import unicodedata

                def f(zone, moment, text):
                    made = moment.replace(tzinfo=datetime.timezone.utc).astimezone(zone)
                    return zone.normalize(made), unicodedata.normalize("NFC", text)
                """,
        ),
        Keeps(
            """\
                from dateutil import tz as pytz

                print(pytz.utc)
                """
        ),
    ]

    def expression(self, site: Site, near: ast.AST) -> str:
        return utc_expression(site, near)

    def replacement(self, site: Site, use: ast.expr) -> tuple[ast.AST, str]:
        return utc_replacement(site, use)

    def told(self, site: Site) -> str:
        return "Django no longer works with pytz, and no longer brings it along"

    def wants(self, site: Site, use: ast.expr) -> bool:
        return not _stays_pytz(site, use) and not normalized(site, use)

    def certain_at(self, site: Site, use: ast.expr) -> bool:
        parent = site.module.parents.get(use)
        if isinstance(parent, ast.Attribute):
            return parent.attr in _ONLY_PYTZ
        call = site.module.parents.get(parent) if isinstance(parent, ast.keyword) else parent
        if not isinstance(call, ast.Call) or call.func is use or asks_tzinfo_for_pytz(site):
            return False
        if isinstance(parent, ast.keyword):
            return parent.arg in _KEYWORDS and not may_be_own(site, call.func)
        return last_name(call.func) in TAKING and not may_be_own(site, call.func)


def _stays_pytz(site: Site, use: ast.expr) -> bool:
    """Whether what the zone is assigned to is asked for what only pytz's zones have, here or in another file."""
    module = site.module
    if _default_is_asked(site, use):
        return True
    statement = module.statement_of(use)
    if not isinstance(statement, ast.Assign) or isinstance(module.parents.get(use), ast.Attribute):
        return False
    value = statement.value
    arms = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
    if use not in arms:
        return False
    for target in statement.targets:
        name = last_name(target)
        for attribute in _ONLY_PYTZ:
            for node, scope in module.walk.attributes.get(attribute, ()):
                if type(node.value) is type(target) and last_name(node.value) == name:
                    if isinstance(target, ast.Attribute) or scope.owner(name) is module.scope_at(statement):
                        return True
            if isinstance(target, ast.Name) and module.scope_at(statement).parent is None:
                if site.index.users(*(f"{one}.{name}.{attribute}" for one in module.names)):
                    return True
    return False


def _default_is_asked(site: Site, use: ast.expr) -> bool:
    """Whether the zone is the default of a parameter, by whose name the file asks for what only pytz's zones have."""
    arguments = site.module.parents.get(use)
    if not isinstance(arguments, ast.arguments):
        return False
    plain = [*arguments.posonlyargs, *arguments.args]
    pairs = [*zip(reversed(plain), reversed(arguments.defaults), strict=False)]
    pairs += [
        (one, default)
        for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        if default
    ]
    names = {one.arg for one, default in pairs if default is use}
    return any(
        last_name(node.value) in names
        for attribute in _ONLY_PYTZ
        for node, _ in site.module.walk.attributes.get(attribute, ())
    )
