"""``timesince(time_strings=)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnName


class TimeStrings(Rule):
    """The texts of ``timesince()`` name the number that they show: ``%(num)d``."""

    change = "4.0/timesince-time-strings"
    available = "4.0"
    advice = 'Write ngettext_lazy("%(num)d year", "%(num)d years", "num").'
    triggers = (
        OnCall("django.utils.timesince.timesince"),
        OnCall("django.utils.timesince.timeuntil"),
        OnName("django.utils.timesince.TIME_STRINGS"),
    )
    examples = [
        Fixes(
            before="""\
                from django.utils.timesince import timesince
                from django.utils.translation import ngettext_lazy

                STRINGS = {"year": ngettext_lazy("%d y", "%d ys"), "day": ngettext_lazy("%d d", "%d ds")}

                print(timesince(d, time_strings=STRINGS))
                """,
            after="""\
                from django.utils.timesince import timesince
                from django.utils.translation import ngettext_lazy

                STRINGS = {"year": ngettext_lazy("%(num)d y", "%(num)d ys", "num"), "day": ngettext_lazy("%(num)d d", "%(num)d ds", "num")}

                print(timesince(d, time_strings=STRINGS))
                """,
        ),
        Flags(
            """\
                from django.utils.timesince import TIME_STRINGS

                print(TIME_STRINGS["year"] % 2)
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.utils.timesince import TIME_STRINGS, timesince

                print(timesince(d), TIME_STRINGS, timesince(d, time_strings=TIME_STRINGS))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Call):
            yield from self._formatted(site)
            return
        value = site.argument(node, "time_strings", 3)
        if isinstance(value, ast.Name):
            value = site.value_of(value.id)
        if not isinstance(value, ast.Dict):
            return
        edits: list[Edit] = []
        for text in value.values:
            if not isinstance(text, ast.Call):
                continue
            literals = [
                one for one in text.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
            ]
            old = [one for one in literals if "%d" in str(one.value)]
            if old and len(text.args) == len(literals) == 2:
                editor = site.edit_call(text)
                for index, one in enumerate(text.args):
                    editor.value(index, site.source(one).replace("%d", "%(num)d"))
                edits.append(editor.add(None, '"num"').edit())
        if edits and self.replaceable:
            yield site.fix(edits, node=value)

    def _formatted(self, site: Site) -> Iterator[Answer]:
        """``TIME_STRINGS["year"] % 2``."""
        parent = site.parent
        outer = site.module.parents.get(parent) if parent is not None else None
        if site.kind == "use" and isinstance(parent, ast.Subscript) and isinstance(outer, ast.BinOp):
            if (
                isinstance(outer.op, ast.Mod)
                and outer.left is parent
                and not isinstance(outer.right, ast.Dict)
            ):
                yield site.flag(node=outer)
