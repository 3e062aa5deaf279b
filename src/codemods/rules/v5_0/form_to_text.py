"""Forms that Python code turns into text."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import entries
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_FIELD = re.compile(r"(\w*)(.*)", re.DOTALL)
_PERCENT = re.compile(r"%(?:\((\w+)\))?[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?([a-zA-Z%])")
_BASES = ("django.forms.forms.BaseForm", "django.forms.formsets.BaseFormSet")
_TEXTS = frozenset(
    [
        *("__str__", "conditional_escape", "force_str", "format", "format_html", "mark_safe"),
        *("print", "smart_str", "str"),
    ]
)
_OWN = ("template_name", "__str__", "__html__", "render")


class FormToText(Rule):
    """The text of a form is made of div elements, no longer of table rows."""

    change = "5.0/form-printed-elsewhere"
    since = "5.0"
    advice = "Write form.as_table() to keep the rows, or form.as_div() for the new layout."
    triggers = (OnModule(("Form", "form")),)
    examples = [
        Suggests(
            before="""\
                from django import forms
                from django.utils.safestring import mark_safe

                class ShopForm(forms.Form):
                    name = forms.CharField()

                def show(data):
                    form = ShopForm(data)
                    print(str(form), mark_safe(form))
                    text = "<table>%s</table>" % form + "%(f)s" % {"f": form} + format_html("{0} {x}", form, x=1)
                    return [text, "<table>{}</table>".format(form), form.__str__(), str(form if data else ShopForm())]
                """,
            after="""\
                from django import forms
                from django.utils.safestring import mark_safe

                class ShopForm(forms.Form):
                    name = forms.CharField()

                def show(data):
                    form = ShopForm(data)
                    print(form.as_table(), mark_safe(form.as_table()))
                    text = "<table>%s</table>" % form.as_table() + "%(f)s" % {"f": form.as_table()} + format_html("{0} {x}", form.as_table(), x=1)
                    return [text, "<table>{}</table>".format(form.as_table()), form.as_table(), (form if data else ShopForm()).as_table()]
                """,
        ),
        Flags(
            """\
                from django import forms

                class ShopForm(forms.Form):
                    name = forms.CharField()

                def show(data):
                    form = ShopForm(data)
                    print("{0.media} {0}".format(form))
                    return f"<table>{form}</table>"
                """,
            lines=(8, 9),
        ),
        Keeps(
            """\
                from django import forms

                class ShopForm(forms.Form):
                    template_name = "shop/form.html"

                class BookForm(forms.Form):
                    def __str__(self):
                        return self.as_p()

                class NoteForm(forms.Form):
                    def __repr__(self):
                        return str(self)

                def show(form, data):
                    print(str(form), ShopForm(), str(BookForm(data)), str(ShopForm), BookForm().as_p())
                    form = ShopForm(data)
                    format_html("{0.media}{0[name]}", form)
                    return "%r" % form, f"{form!r}", "%s" % BookForm(), "{f.errors} {f!r}".format(f=form)
                """
        ),
        Keeps(
            "from django import forms\n\nprint(forms.Form())\n",
            files={
                "shop/settings.py": 'INSTALLED_APPS = []\nFORM_RENDERER = "django.forms.renderers.DjangoDivFormRenderer"\n'
            },
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.index.binders("FORM_RENDERER"):
            return
        for name in sorted(_TEXTS):
            for node, _ in (
                *site.module.walk.names.get(name, ()),
                *site.module.walk.attributes.get(name, ()),
            ):
                call = site.module.parents.get(node)
                if not isinstance(call, ast.Call) or call.func is not node:
                    continue
                if name == "__str__" and isinstance(node, ast.Attribute) and not call.args:
                    yield from self._printed(site, node.value, call)
                elif name in ("format", "format_html"):
                    for argument, plain in _formatted(node, call):
                        yield from self._printed(site, argument, argument if plain else None)
                elif name != "__str__":
                    alone = name in ("str", "force_str", "smart_str") and len(call.args) == 1
                    for argument in call.args:
                        yield from self._printed(site, argument, call if alone else argument)
        for operation in site.module.nodes(ast.BinOp, near="%"):
            for value in _inserted(operation):
                yield from self._printed(site, value, value)
        for text in site.module.nodes(ast.FormattedValue, near="{") if site.module.walk.fstrings else ():
            if text.conversion in (-1, ord("s")) and text.format_spec is None:
                yield from self._printed(site, text.value, None)

    def _printed(self, site: Site, form: ast.expr, place: ast.expr | None) -> Iterator[Answer]:
        """A form that is turned into text, and what goes where the text is written out; None where it cannot be."""
        if any(getattr(one, "name", "") == "__repr__" for one in site.module.ancestors(form)):
            return  # nobody lays that out
        found = site.infer(form)
        if found is None or not found.instance or not found.certain:
            return
        line = site.index.ancestry(found.qname)
        own = [facts for facts in map(site.index.class_facts, line) if facts is not None]
        if set(_BASES).isdisjoint(line) or any(member in facts.members for facts in own for member in _OWN):
            return
        if place is None or site.module.in_fstring(form):
            yield site.flag(node=form)
            return
        source = site.source(form)
        if not isinstance(form, ast.Name | ast.Attribute | ast.Call | ast.Subscript):
            source = f"({source})"
        yield site.suggest(site.replace(place, f"{source}.as_table()"), node=form)


def _formatted(node: ast.expr, call: ast.Call) -> Iterator[tuple[ast.expr, bool]]:
    """The arguments of ``"…".format()`` and ``format_html()`` that are printed; whether nothing else is asked of each."""
    values = [*call.args]
    text = node.value if isinstance(node, ast.Attribute) and node.attr == "format" else None
    if text is None and values:
        text = values.pop(0)
    if not isinstance(text, ast.Constant) or not isinstance(text.value, str):
        return
    if any(isinstance(one, ast.Starred) for one in values):
        return
    given: dict[str, ast.expr] = {str(number): one for number, one in enumerate(values)}
    given.update({one.arg: one.value for one in call.keywords if one.arg is not None})
    asked: dict[str, list[bool]] = {}
    number = 0
    try:
        for _, field, spec, conversion in string.Formatter().parse(text.value):
            if field is None:
                continue
            name, rest = _FIELD.match(field).groups()  # type: ignore[union-attr]
            if not name:
                name, number = str(number), number + 1
            asked.setdefault(name, []).append(not rest and not spec and conversion in (None, "s"))
    except ValueError:
        return
    for name, plain in asked.items():
        if name in given and any(plain):
            yield given[name], all(plain)


def _inserted(operation: ast.BinOp) -> Iterator[ast.expr]:
    """The values that ``"…" % values`` prints: those of ``%s``."""
    text = operation.left.value if isinstance(operation.left, ast.Constant) else None
    if not isinstance(operation.op, ast.Mod) or not isinstance(text, str):
        return
    found = [match.groups() for match in _PERCENT.finditer(text) if match[2] != "%"]
    if isinstance(operation.right, ast.Dict):
        kinds: dict[str | None, set[str]] = {}
        for key, kind in found:
            kinds.setdefault(key, set()).add(kind)
        for name, _, value in entries(operation.right):
            if kinds.get(name) == {"s"}:
                yield value
        return
    right = operation.right
    values = right.elts if isinstance(right, ast.Tuple) else [right]
    if len(values) == len(found):
        yield from (
            value for value, (key, kind) in zip(values, found, strict=True) if kind == "s" and not key
        )
