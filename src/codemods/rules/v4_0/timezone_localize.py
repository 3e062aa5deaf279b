"""``localize()`` and ``normalize()`` of the zones that Django hands out."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_MODULE = "django.utils.timezone"
_ZONES = (f"{_MODULE}.get_current_timezone", f"{_MODULE}.get_default_timezone")


class TimezoneLocalize(Rule):
    """Django's zones are those of ``zoneinfo`` now, which have no ``localize()`` and no ``normalize()``."""

    change = "4.0/timezone-localize"
    also = ("4.0/timezone-normalize",)
    triggers = (OnAttribute("localize"), OnAttribute("normalize"))
    advice = "make_aware() takes the first of two times that are the same by the clock; pytz took the second."
    examples = [
        Suggests(
            before="""\
                from django.utils import timezone
                from django.utils.timezone import get_default_timezone

                def f(moment):
                    here = timezone.get_current_timezone()
                    return (
                        here.localize(moment),
                        timezone.get_default_timezone().localize(moment, is_dst=False),
                        get_default_timezone().localize(moment, True),
                        here.normalize(moment.astimezone(here)),
                    )

                class Shop:
                    def __init__(self):
                        self.zone = timezone.get_current_timezone()

                    def open(self, moment):
                        return self.zone.localize(moment)
                """,
            after="""\
                from django.utils import timezone
                from django.utils.timezone import get_default_timezone, make_aware

                def f(moment):
                    here = timezone.get_current_timezone()
                    return (
                        timezone.make_aware(moment, here),
                        timezone.make_aware(moment, timezone.get_default_timezone()),
                        make_aware(moment, get_default_timezone()),
                        moment.astimezone(here),
                    )

                class Shop:
                    def __init__(self):
                        self.zone = timezone.get_current_timezone()

                    def open(self, moment):
                        return timezone.make_aware(moment, self.zone)
                """,
        ),
        Flags(
            """\
                from django.utils import timezone

                def f(moment, delta):
                    here = timezone.get_current_timezone()
                    return here.normalize(moment + delta), map(here.localize, [moment])
                """,
            lines=(5, 5),
        ),
        Keeps(
            """\
                import pytz
                import unicodedata
                from django.utils import timezone

                def f(moment, text, zone):
                    here = pytz.timezone("Asia/Tokyo")
                    now = timezone.get_current_timezone()
                    if zone:
                        now = pytz.timezone("Asia/Tokyo")
                    now.localize(moment)
                    return here.localize(moment), unicodedata.normalize("NFC", text), zone.localize(moment), now.key
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute):
            return
        made = self._made(site, node.value)
        if made is None:
            return
        message = f"The zones of zoneinfo have no {node.attr}()"
        if call is None or site.has_stars(call) or not call.args or site.module.in_fstring(node):
            yield site.flag(message=message, advice="Use make_aware(), or replace(tzinfo=…).")
            return
        moment, zone = call.args[0], node.value
        if node.attr == "localize":
            written = f"{self._make_aware(site, made)}({site.source(moment)}, {site.source(zone)})"
            yield site.suggest(site.replace(call, written), node=call, message=message)
        elif self._converted(moment, zone):
            yield site.suggest(
                site.replace(call, site.source(moment)),
                node=call,
                message=message,
                advice="astimezone() of zoneinfo gives the right offset by itself.",
            )
        else:
            yield site.flag(
                node=call,
                message=message,
                advice="Decide whether the sum is one of the clock on the wall, or of the time that goes by; for the "
                "latter go over UTC.",
            )

    def _made(self, site: Site, value: ast.expr) -> ast.Call | None:
        """The call by which a value was got from Django, directly or by the name, or the attribute, that it is given."""
        values: Sequence[ast.expr] = [value]
        if isinstance(value, ast.Name):
            values = assigned_values(site, value) or ()
        elif isinstance(value, ast.Attribute) and getattr(value.value, "id", "") == "self":
            values = _given(site, value.attr)
        found = [one for one in values if isinstance(one, ast.Call) and site.is_name(one.func, *_ZONES)]
        return found[0] if found and len(found) == len(values) else None

    def _make_aware(self, site: Site, made: ast.Call) -> str:
        if isinstance(made.func, ast.Attribute) and site.is_name(made.func.value, _MODULE):
            return f"{site.source(made.func.value)}.make_aware"
        return site.need(f"{_MODULE}.make_aware")

    def _converted(self, moment: ast.expr, zone: ast.expr) -> bool:
        return (
            isinstance(moment, ast.Call)
            and isinstance(moment.func, ast.Attribute)
            and moment.func.attr == "astimezone"
            and len(moment.args) == 1
            and ast.dump(moment.args[0]) == ast.dump(zone)
        )


def _given(site: Site, attribute: str) -> list[ast.expr]:
    """What the class around gives an attribute of its objects."""
    class_ = site.class_
    if class_ is None:
        return []
    bound = site.module.walk.scope_of[class_].bindings.get(attribute, ())
    found = [one.value for one in bound if one.value is not None]
    for part in ast.walk(class_):
        if isinstance(part, ast.Assign):
            targets = [one for one in part.targets if isinstance(one, ast.Attribute)]
            found += [part.value for one in targets if one.attr == attribute]
    return found
