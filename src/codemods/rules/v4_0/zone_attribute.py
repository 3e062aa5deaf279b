"""``zone`` of Django's time zones."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.scopes import BindingKind

_MODULE = "django.utils.timezone"
_ZONES = (f"{_MODULE}.get_current_timezone", f"{_MODULE}.get_default_timezone")


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
        Keeps(
            """\
                import pytz
                from django.utils import timezone

                def f(user):
                    here = pytz.timezone("Asia/Tokyo")
                    return here.zone, user.zone, timezone.get_current_timezone()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if (
            not isinstance(node, ast.Attribute)
            or not isinstance(node.ctx, ast.Load)
            or site.module.in_fstring(node)
        ):
            return
        message = "The zones of zoneinfo have no attribute zone"
        value = node.value
        if isinstance(value, ast.Call):
            if not site.is_name(value.func, *_ZONES) or value.args or value.keywords:
                return
            name = site.resolve(value.func)
            last = (name or "").rpartition(".")[2] + "_name"
            if isinstance(value.func, ast.Attribute):
                text = f"{site.source(value.func.value)}.{last}()"
            else:
                text = f"{site.need(f'{_MODULE}.{last}')}()"
            yield site.fix(site.replace(node, text), message=message)
        elif isinstance(value, ast.Name):
            owner = site.module.scope_at(node).owner(value.id)
            bindings = owner.bindings[value.id] if owner is not None else []
            made = (
                bindings[0].value if len(bindings) == 1 and bindings[0].kind is BindingKind.ASSIGN else None
            )
            if isinstance(made, ast.Call) and site.is_name(made.func, *_ZONES):
                yield site.fix(site.replace(node, f"str({value.id})"), message=message)
