"""``display_for_field()`` and ``display_for_value()`` of the admin."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.newer_code import needs_release
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_FIELD, _VALUE = (
    "django.contrib.admin.utils.display_for_field",
    "django.contrib.admin.utils.display_for_value",
)


class DisplayForFieldArgument(Rule):
    """``display_for_field()`` and ``display_for_value()`` must be told what to show for nothing."""

    change = "1.9/display-for-field-argument"
    triggers = (OnCall(_FIELD), OnCall(_VALUE))
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin.utils import display_for_field, display_for_value

                def text(value, field):
                    return display_for_field(value, field) + display_for_value(value, True) + display_for_value(value)
                """,
            after="""\
                from django.contrib.admin.utils import display_for_field, display_for_value

                def text(value, field):
                    return display_for_field(value, field, '(None)') + display_for_value(value, '(None)', True) + display_for_value(value, '(None)')
                """,
        ),
        Keeps(
            """\
                from django.contrib.admin.utils import display_for_field, display_for_value
                from shop.admin import display_for_value as other

                def text(value, field):
                    display_for_field(value, field, "-")
                    display_for_value(value, "-", boolean=True)
                    return other(value)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or site.has_stars(call) or not self.replaceable:
            return
        if needs_release(site, Release(1, 9)):
            return
        if site.argument(call, "empty_value_display") is not None:
            return
        if site.qname.endswith("display_for_field"):
            if len(call.args) == 2:
                yield site.fix(site.edit_call(call).add(None, "'(None)'", 2).edit())
        elif len(call.args) == 1 or (
            len(call.args) == 2
            and not (isinstance(call.args[1], ast.Constant) and isinstance(call.args[1].value, str))
        ):
            boolean = len(call.args) == 1 or (
                isinstance(call.args[1], ast.Constant) and isinstance(call.args[1].value, bool)
            )
            answer = site.fix if boolean else site.suggest
            yield answer(site.edit_call(call).add(None, "'(None)'", 1).edit())
