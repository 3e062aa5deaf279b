"""``Widget._format_value()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit, Verdict
from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes import ChangeMethods
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.names import last_name

_INPUT = "django.forms.widgets.Input"
_EVERYWHERE = Release(1, 11)
"""Before, only ``<input>`` had the hook, and only values were given to it."""


class WidgetFormatValue(ChangeMethods):
    """``Widget._format_value()`` lost its underscore."""

    change = "1.10/widget-format-value"
    also = ("2.0/widget-format-value",)
    bases = ("django.forms.Widget",)
    mixins = True
    rename = {"_format_value": "format_value"}
    available = "1.10"
    triggers = (OnAttribute("_format_value"),)
    examples = [
        Fixes(
            before="""\
                from django import forms

                class MoneyInput(forms.TextInput):
                    def _format_value(self, value):
                        return super(MoneyInput, self)._format_value(value or 0)

                    def shown(self, value):
                        return self._format_value(value)

                class DayInput(forms.TextInput):
                    def shown(self, value):
                        return super(DayInput, self)._format_value(value)

                print(forms.TextInput()._format_value(1))
                """,
            after="""\
                from django import forms

                class MoneyInput(forms.TextInput):
                    def format_value(self, value):
                        if value is None or value == "":
                            return None
                        return super(MoneyInput, self).format_value(value or 0)

                    def shown(self, value):
                        return self.format_value(value)

                class DayInput(forms.TextInput):
                    def shown(self, value):
                        return super(DayInput, self).format_value(value)

                print(forms.TextInput().format_value(1))
                """,
        ),
        Fixes(
            before="""\
                from django import forms

                class Rounded(object):
                    def _format_value(self, value):
                        return super(Rounded, self)._format_value(round(value))

                    def shown(self, value):
                        return self._format_value(value)

                class MoneyInput(Rounded, forms.TextInput):
                    pass
                """,
            after="""\
                from django import forms

                class Rounded(object):
                    def format_value(self, value):
                        if value is None or value == "":
                            return None
                        return super(Rounded, self).format_value(round(value))

                    def shown(self, value):
                        return self.format_value(value)

                class MoneyInput(Rounded, forms.TextInput):
                    pass
                """,
        ),
        Fixes(
            before="""\
                from django import forms

                class MoneyInput(forms.TextInput):
                    def _format_value(self, value):
                        if not value:
                            return None
                        return round(value)

                class PlainInput(forms.TextInput):
                    def _format_value(self, value):
                        return super()._format_value(value)

                class ShortInput(forms.TextInput):
                    def _format_value(self, value): return round(value)

                class BriefInput(forms.TextInput):
                    def _format_value(self, value): return super()._format_value(value or 0)
                """,
            after="""\
                from django import forms

                class MoneyInput(forms.TextInput):
                    def format_value(self, value):
                        if not value:
                            return None
                        return round(value)

                class PlainInput(forms.TextInput):
                    def format_value(self, value):
                        return super().format_value(value)

                class ShortInput(forms.TextInput):
                    def format_value(self, value): return None if value is None or value == "" else round(value)

                class BriefInput(forms.TextInput):
                    def format_value(self, value): return None if value is None or value == "" else super().format_value(value or 0)
                """,
        ),
        Fixes(
            before="""\
                from django import forms

                class Lines(forms.Textarea):
                    def _format_value(self, value):
                        return value.upper()
                """,
            after="""\
                from django import forms

                class Lines(forms.Textarea):
                    def format_value(self, value):
                        return value.upper()
                """,
            current="1.11",
        ),
        Suggests(
            before="""\
                def shown(field, value):
                    return field.widget._format_value(value)
                """,
            after="""\
                def shown(field, value):
                    return field.widget.format_value(value)
                """,
        ),
        Keeps(
            """\
                from django import forms

                class Column:
                    def _format_value(self, value):
                        return value

                print(Column()._format_value(1))

                class Lines(forms.Textarea):
                    def _format_value(self, value):
                        return value.upper()

                    def render(self, name, value, attrs=None):
                        return super().render(name, self._format_value(value), attrs)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.qname != "_format_value" or not isinstance(node, ast.Attribute):
            if site.range.start >= _EVERYWHERE or self._of_input(site, node):
                yield from super().visit(site)
            return
        owner, class_ = node.value, site.class_
        if isinstance(owner, ast.Name) and owner.id == "self" and class_ is not None and self.replaceable:
            if not site.descends(class_, *self.bases) and overrides_hook_of(site, class_, *self.bases):
                yield site.fix(
                    site.replace_name(node, "format_value"), message="._format_value() is .format_value() now"
                )
            return
        name = last_name(owner)
        if name.endswith("widget") and site.infer(owner) is None and self.replaceable:
            yield site.suggest(
                site.replace_name(node, "format_value"),
                advice=f"Rename it if {site.source(owner)} is a widget of Django's.",
            )

    def _of_input(self, site: Site, node: ast.AST) -> bool:
        """Whether a place is about an ``<input>``: before 1.11 no other widget had the hook."""
        if isinstance(node, ast.Attribute):
            found = site.infer(node.value)
            return found is None or site.index.is_subclass(found.qname, _INPUT)
        class_ = site.class_
        return class_ is not None and (
            site.descends(class_, _INPUT) or overrides_hook_of(site, class_, _INPUT)
        )

    def _rename(self, site: Site, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[Answer]:
        """From 1.11 on it is asked for empty values as well, which were left out before."""
        for answer in super()._rename(site, node):
            body = [one for one in node.body if not _is_text(one)]
            if answer.verdict is Verdict.FIX and site.range.start < _EVERYWHERE <= site.range.target:
                if len(node.args.args) == 2 and body and not _copes(body, node.args.args[1].arg):
                    name, quote = node.args.args[1].arg, "'" if "'" in site.source(node) else '"'
                    empty = f"{name} is None or {name} == {quote}{quote}"
                    first, value = body[0], getattr(body[0], "value", None)
                    if first.lineno == node.lineno and isinstance(first, ast.Return) and value is not None:
                        start, end = site.module.span(value)
                        touched = any(start <= one.start and one.end <= end for one in answer.edits)
                        text = "" if touched else site.source(value)
                        edit = Edit(start, start if touched else end, f"None if {empty} else {text}")
                    else:
                        edit = site.insert_before(first, f"if {empty}:\n    return None")
                    answer.edits = (*answer.edits, edit)
            yield answer


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _copes(body: list[ast.stmt], name: str) -> bool:
    """Whether a method looks first whether there is a value, or hands it on to its base as it is."""
    first = body[0]
    if isinstance(first, ast.If):
        asked = list(ast.walk(first.test))
        falsy = any(isinstance(one, ast.UnaryOp) and getattr(one.operand, "id", "") == name for one in asked)
        named = {one.value for one in asked if isinstance(one, ast.Constant)}
        return isinstance(first.body[-1], ast.Return) and (falsy or {None, ""} <= named)
    call = first.value if isinstance(first, ast.Return) else None
    return (
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "_format_value"
        and all(isinstance(one, ast.Name) for one in call.args)
    )
