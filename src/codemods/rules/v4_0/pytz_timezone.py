"""``pytz.timezone()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.zones import kept_for_django, may_be_own, normalized
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnName
from codemods.source.names import last_name
from codemods.source.scopes import BindingKind

_DJANGO = tuple(
    f"django.utils.timezone.{name}"
    for name in (
        "activate",
        "override",
        "localtime",
        "localdate",
        "make_naive",
        "make_aware",
        "template_localtime",
    )
)
_TZINFO = frozenset(["tzinfo", "tz", "timezone"])
_ONLY_PYTZ = frozenset(["localize", "normalize", "zone"])


class PytzTimezone(Rule):
    """Zones are made with ``zoneinfo``; Django 5.0 does not understand those of pytz."""

    change = "4.0/pytz-timezone-literal"
    also = ("4.0/pytz-timezone-dynamic", "5.0/pytz-support")
    advice = "Make the zone with zoneinfo.ZoneInfo()."
    triggers = (
        OnCall("pytz.timezone"),
        OnName("pytz.common_timezones"),
        OnName("pytz.all_timezones"),
    )
    examples = [
        Fixes(
            before="""\
                import pytz
                from django.utils import timezone

                PARIS = pytz.timezone("Europe/Paris")

                def f(moment):
                    timezone.activate(pytz.timezone("Asia/Tokyo"))
                    return timezone.localtime(moment, PARIS), moment.astimezone(pytz.timezone("UTC"))
                """,
            after="""\
                import zoneinfo

                from django.utils import timezone

                PARIS = zoneinfo.ZoneInfo("Europe/Paris")

                def f(moment):
                    timezone.activate(zoneinfo.ZoneInfo("Asia/Tokyo"))
                    return timezone.localtime(moment, PARIS), moment.astimezone(zoneinfo.ZoneInfo("UTC"))
                """,
        ),
        Fixes(
            path="shop/times.py",
            files={
                "shop/__init__.py": "",
                "shop/views.py": "from django.db.models.functions import TruncDay\nfrom shop.times import HOME\n\n"
                "DAY = TruncDay('x', tzinfo=HOME)\n",
            },
            before="""\
                import pytz

                HOME = pytz.timezone("Europe/Paris")
                """,
            after="""\
                import zoneinfo

                HOME = zoneinfo.ZoneInfo("Europe/Paris")
                """,
        ),
        Suggests(
            before="""\
                import pytz
                from django.utils import timezone

                def middleware(request):
                    timezone.activate(pytz.timezone(request.COOKIES["zone"]))
                    return [(name, name) for name in pytz.common_timezones]
                """,
            after="""\
                import zoneinfo

                from django.utils import timezone

                def middleware(request):
                    timezone.activate(zoneinfo.ZoneInfo(request.COOKIES["zone"]))
                    return [(name, name) for name in sorted(zoneinfo.available_timezones())]
                """,
        ),
        Suggests(
            before="""\
                import datetime

                import pytz

                def now(zone):
                    return zone.localize(datetime.datetime.now())

                def f():
                    return now(pytz.timezone("Europe/Paris"))
                """,
            after="""\
                import datetime
                import zoneinfo

                def now(zone):
                    return zone.localize(datetime.datetime.now())

                def f():
                    return now(zoneinfo.ZoneInfo("Europe/Paris"))
                """,
        ),
        Flags(
            """\
                import pytz
                from django.utils import timezone

                class Shop:
                    def __init__(self, zone):
                        self.tzinfo = pytz.timezone(zone) if zone else None

                def open(shop):
                    zone = shop.tzinfo
                    timezone.activate(zone)
                """,
            line=6,
        ),
        Flags(
            """\
                import pytz

                class Shop:
                    zone = pytz.timezone("Asia/Tokyo")
                """,
            path="shop/zones.py",
            files={
                "shop/__init__.py": "",
                "shop/times.py": "from django.utils.timezone import make_aware\n\n\ndef aware(moment, shop):\n"
                "    return make_aware(moment, timezone=shop.zone)\n",
            },
            line=4,
        ),
        Keeps(
            """\
                import pytz
                from django.db import models
                from django.utils import timezone

                class Shop(models.Model):
                    zone = models.TextField()

                class Clock:
                    def __init__(self, shop):
                        self.zone = pytz.timezone(shop.zone)
                        self.other = pytz.timezone("Asia/Tokyo")
                        timezone.activate(shop.zone)
                """
        ),
        Keeps(
            """\
                import datetime

                import pytz

                def f(zone):
                    return zone.normalize(datetime.datetime.now(pytz.timezone("Europe/Paris")))
                """
        ),
        Flags(
            """\
                import pytz
                from django.utils import timezone

                PARIS = pytz.timezone("Europe/Paris")

                def f(moment):
                    timezone.activate(PARIS)
                    return PARIS.localize(moment)
                """,
            line=4,
        ),
        Flags(
            """\
                import pytz
                from django.utils import timezone

                def f(moment):
                    utc, tokyo = pytz.timezone("UTC"), pytz.timezone("Asia/Tokyo")
                    with timezone.override(tokyo):
                        return utc.localize(moment), tokyo.localize(moment)
                """,
            line=5,
        ),
        Keeps(
            """\
                import pytz
                from django.utils import timezone

                ZONES = {name: pytz.timezone(name) for name in pytz.common_timezones}
                """
        ),
        Keeps(
            path="shop/migrations/0001_initial.py",
            source="""\
                import pytz
                from django.db import migrations, models

                ZONES = [(name, name) for name in pytz.common_timezones]

                class Migration(migrations.Migration):
                    operations = [migrations.AddField("shop", "zone", models.TextField(choices=ZONES))]
                """,
        ),
        Keeps(
            """\
                import pytz

                HOME = pytz.timezone("Europe/Paris")
                """,
            path="shop/times.py",
            files={
                "shop/__init__.py": "",
                "shop/views.py": "from django.utils import timezone\nfrom shop.times import HOME\n\n"
                "NOW = HOME.localize(timezone.now())\n",
            },
        ),
        Keeps(
            """\
                import pytz
                from zones import timezone

                PARIS = pytz.timezone("Europe/Paris")

                def f(moment):
                    return PARIS.localize(moment), timezone("Europe/Paris").localize(moment)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        message = "Django 5.0 does not understand the zones of pytz"
        if not isinstance(node, ast.Call):
            if site.kind == "use" and isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
                if "migration" in site.roles:
                    return  # the names are what they were when it was written
                if self._makes_others(site):
                    return  # what is left of pytz does not know all names that zoneinfo knows
                if self._django_times(site) and not site.module.in_fstring(node):
                    text = f"sorted({site.need('zoneinfo')}.available_timezones())"
                    yield site.suggest(
                        site.replace(node, text),
                        message="Django no longer brings pytz along, and zoneinfo knows the names of zones as well",
                        advice="zoneinfo also knows old names of zones.",
                    )
            return
        given = site.argument(node, "zone", 0)
        if given is None or len(node.args) + len(node.keywords) != 1 or site.module.in_fstring(node):
            return
        if kept_for_django(site, node):
            yield site.flag(
                message=message,
                advice="It is kept on an attribute that goes to Django's functions; make it with zoneinfo.ZoneInfo() where "
                "nothing asks it for what only pytz's zones have.",
            )
            return
        uses, outside = self._uses(site, node)
        kinds = {self._kind(site, use) for use in uses}
        if outside:
            kinds.add("django")
        text = f"{site.source(given)}"
        if kinds and kinds <= {"tzinfo", "django", "own"}:
            edit = site.replace(node, f"{site.need('zoneinfo')}.ZoneInfo({text})")
            literal = isinstance(given, ast.Constant)
            if "own" in kinds:
                if literal or "django" in kinds:
                    yield site.suggest(
                        edit,
                        message=message,
                        advice="Right where only tzinfo is wanted of it, not a method or attribute that pytz alone has.",
                    )
            elif literal and self.range.supports >= Release(5, 0):
                yield site.fix(edit, message=message)
            elif literal or "django" in kinds:
                yield site.suggest(
                    edit,
                    message=message,
                    advice="zoneinfo needs Python 3.9."
                    if literal
                    else "zoneinfo is strict about letter case, and raises ZoneInfoNotFoundError; check the stored names.",
                )
        elif "django" in kinds:
            yield site.flag(
                message=message,
                advice="The zone is used with methods of pytz as well; go over to zoneinfo.ZoneInfo() in all places.",
            )

    def _makes_others(self, site: Site) -> bool:
        """Whether zones of pytz are made here of names that are not literals."""
        return any(
            site.is_name(call.func, "pytz.timezone")
            and not (call.args and isinstance(call.args[0], ast.Constant))
            for call in site.module.nodes(ast.Call, near="timezone")
        )

    def _django_times(self, site: Site) -> bool:
        return "django" in site.module.text

    def _uses(self, site: Site, call: ast.Call) -> tuple[list[ast.expr], bool]:
        """Where the zone goes: the call itself, or every load of the one name that it is assigned to.

        And whether other modules take the name for Django's functions, with no attribute of it read anywhere.
        """
        parent = site.module.parents.get(call)
        target: ast.expr
        if isinstance(parent, ast.Assign) and parent.value is call:
            target = parent.targets[0]
        elif isinstance(parent, ast.Tuple) and (one := self._beside(site, parent, call)) is not None:
            parent, target = one
        else:
            return [call], False
        if len(parent.targets) != 1 or not isinstance(target, ast.Name):
            return [], False
        scope = site.module.scope_at(parent)
        bindings = scope.bindings.get(target.id, [])
        unpacked = isinstance(parent.value, ast.Tuple)
        if len(bindings) != 1 or (bindings[0].kind is not BindingKind.ASSIGN and not unpacked):
            return [], False
        outside = False
        if scope.parent is None and site.reexported(target.id):
            names = tuple(f"{module}.{target.id}" for module in site.module.names)
            takers = site.index.users(*names)
            chains = tuple(f"{name}." for name in names)
            for facts in takers:
                if any(use.startswith(chains) for use in facts.uses):
                    return [], False
                if not any(
                    use.startswith(("django.utils.timezone", "django.db.models")) for use in facts.uses
                ):
                    return [], False
            outside = bool(takers)
        found: list[ast.expr] = []
        for node, at in site.module.walk.names.get(target.id, ()):
            if at.owner(target.id) is scope:
                root: ast.expr = node
                while isinstance(root, ast.Attribute):
                    root = root.value
                found.append(root)
        return found, outside

    def _beside(self, site: Site, values: ast.Tuple, call: ast.Call) -> tuple[ast.Assign, ast.expr] | None:
        """Where a call stands in ``a, b = …, …``: the statement, and the name that it is assigned to."""
        statement = site.module.parents.get(values)
        if not isinstance(statement, ast.Assign) or statement.value is not values:
            return None
        names = statement.targets[0]
        if not isinstance(names, ast.Tuple) or len(names.elts) != len(values.elts):
            return None
        if any(isinstance(one, ast.Starred) for one in [*names.elts, *values.elts]):
            return None
        return statement, names.elts[values.elts.index(call)]

    def _kind(self, site: Site, use: ast.expr) -> str:
        """What is done with a zone.

        "django" for Django's functions, "tzinfo" for the standard library's, "own" for the project's that go by such names,
        "other" for the rest.
        """
        parent = site.module.parents.get(use)
        call = site.module.parents.get(parent) if isinstance(parent, ast.keyword) else parent
        if not isinstance(call, ast.Call) or use is call.func:
            return "other"
        if normalized(site, use):
            return "other"
        if site.is_name(call.func, *_DJANGO):
            return "django"
        name, kind = last_name(call.func), "other"
        if name.startswith(("Trunc", "Extract")) or name == "datetimes":
            kind = "django"
        elif name in ("astimezone", "now", "fromtimestamp"):
            if use in call.args or (isinstance(parent, ast.keyword) and parent.arg in _TZINFO):
                kind = "tzinfo"
        return "own" if kind != "other" and may_be_own(site, call.func) else kind
