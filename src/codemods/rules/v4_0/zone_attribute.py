"""``zone`` of Django's time zones."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.datetimes import tzinfo_read
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_MODULE = "django.utils.timezone"
_ZONES = (f"{_MODULE}.get_current_timezone", f"{_MODULE}.get_default_timezone")
_MOMENTS = tuple(f"{_MODULE}.{name}" for name in ("now", "localtime", "make_aware"))
_FIXED_OFFSETS = "str() gives the name for pytz and for zoneinfo both; a fixed offset has a text as well, where pytz had None."


class ZoneAttribute(Rule):
    """The zones of ``zoneinfo`` have no attribute ``zone``."""

    change = "4.0/timezone-zone-attribute"
    triggers = (OnAttribute("zone"),)
    examples = [
        Fixes(
            before="""\
                from django.utils import timezone
                from django.utils.timezone import get_default_timezone

                def f():
                    here = timezone.get_current_timezone()
                    return timezone.get_current_timezone().zone, get_default_timezone().zone, here.zone
                """,
            after="""\
                from django.utils import timezone
                from django.utils.timezone import get_default_timezone_name

                def f():
                    here = timezone.get_current_timezone()
                    return timezone.get_current_timezone_name(), get_default_timezone_name(), str(here)
                """,
        ),
        Fixes(
            before="""\
                from django.utils import timezone

                def f(moment):
                    now = timezone.now()
                    return timezone.localtime(moment).tzinfo.zone, now.tzinfo.zone
                """,
            after="""\
                from django.utils import timezone

                def f(moment):
                    now = timezone.now()
                    return str(timezone.localtime(moment).tzinfo), str(now.tzinfo)
                """,
        ),
        Suggests(
            before="""\
                def f(order):
                    zone = order.placed.tzinfo
                    return order.paid.tzinfo.zone, zone.zone
                """,
            after="""\
                def f(order):
                    zone = order.placed.tzinfo
                    return str(order.paid.tzinfo), str(zone)
                """,
        ),
        Keeps(
            """\
                import pytz
                from django.utils import timezone

                def f(user, moment):
                    here = pytz.timezone("Asia/Tokyo")
                    there = here.localize(moment)
                    return here.zone, user.zone, timezone.get_current_timezone(), there.tzinfo.zone, there.tzinfo.key
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Load):
            return
        zone, answer = node.value, site.fix
        moment = tzinfo_read(site, zone)
        made = _made(site, zone if moment is None else moment.value)
        if moment is not None:
            if _by_pytz(site, made):
                return
            answer = site.fix if _of_django(site, made) else site.suggest
        elif not isinstance(made, ast.Call) or not site.is_name(made.func, *_ZONES):
            return
        message = "The zones of zoneinfo have no attribute zone"
        if site.module.in_fstring(node):
            yield site.flag(message=message, advice="Use str() of the zone.")
            return
        text = f"str({site.source(zone)})"
        if isinstance(zone, ast.Call) and not zone.args and not zone.keywords:
            last = (site.resolve(zone.func) or "").rpartition(".")[2] + "_name"
            if isinstance(zone.func, ast.Attribute):
                text = f"{site.source(zone.func.value)}.{last}()"
            else:
                text = f"{site.need(f'{_MODULE}.{last}')}()"
        yield answer(
            site.replace(node, text), message=message, advice="" if moment is None else _FIXED_OFFSETS
        )


def _made(site: Site, value: ast.expr) -> ast.expr:
    """What a value is made by, behind the one name that it is given."""
    if isinstance(value, ast.Name):
        values = assigned_values(site, value)
        return values[0] if values and len(values) == 1 else value
    return value


def _of_django(site: Site, moment: ast.expr) -> bool:
    """Whether a time is one that Django makes in its own time zone."""
    if not isinstance(moment, ast.Call) or moment.keywords or len(moment.args) > 1:
        return False
    return site.is_name(moment.func, *_MOMENTS)


def _by_pytz(site: Site, moment: ast.expr) -> bool:
    """Whether a time is made with a zone of pytz, other than UTC (which makes way for the standard library's)."""
    for part in ast.walk(moment):
        if isinstance(part, ast.Call) and site.is_name(part.func, "pytz.timezone"):
            return True
        if isinstance(part, ast.Attribute) and part.attr in ("localize", "normalize"):
            return not site.is_name(part.value, "pytz.utc", "pytz.UTC", f"{_MODULE}.utc")
    return False
