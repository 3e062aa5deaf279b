"""``Field.choices`` of fields without choices."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.brackets import bracketed
from codemods.rules.shapes.truth_tests import is_known_true, loads_of
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.rules.v1_9.relation_objects import field_certainty
from codemods.source.guards import guarded

_TAKES = frozenset(
    [
        "len",
        "dict",
        "list",
        "tuple",
        "set",
        "frozenset",
        "sorted",
        "iter",
        "enumerate",
        "any",
        "all",
        "OrderedDict",
    ]
)
_REFUSED = frozenset(["TypeError"])


class FieldChoicesNone(Rule):
    """The ``choices`` of a model field that has none are ``None``, no longer an empty list."""

    change = "3.0/undocumented-field-choices-none"
    advice = "Ask for field.choices or []."
    triggers = (OnAttribute("choices"),)
    examples = [
        Fixes(
            before="""\
                from django.db import models

                def show(model, names):
                    for name in names:
                        field = model._meta.get_field(name)
                        if hasattr(field, "choices") and len(field.choices) > 0:
                            print(dict(field.choices))

                def known(book, field, value):
                    if isinstance(field, models.CharField):
                        return value in field.choices
                    return {f.name: [str(label) for _, label in f.choices] for f in book._meta.fields}

                def labels(book, name):
                    choices = book._meta.get_field(name).choices
                    return [label for _, label in choices]
                """,
            after="""\
                from django.db import models

                def show(model, names):
                    for name in names:
                        field = model._meta.get_field(name)
                        if hasattr(field, "choices") and len(field.choices or []) > 0:
                            print(dict(field.choices))

                def known(book, field, value):
                    if isinstance(field, models.CharField):
                        return value in (field.choices or [])
                    return {f.name: [str(label) for _, label in f.choices or []] for f in book._meta.fields}

                def labels(book, name):
                    choices = book._meta.get_field(name).choices or []
                    return [label for _, label in choices]
                """,
        ),
        Keeps(
            """\
                from django import forms
                from django.db import models

                class Kind(models.CharField):
                    def __init__(self, *args, **kwargs):
                        kwargs["choices"] = [("a", "A")]
                        super().__init__(*args, **kwargs)

                    def labels(self):
                        return [label for _, label in self.choices]

                def show(form, model, names, column):
                    if isinstance(column, Kind):
                        print(len(column.choices))
                    for name in names:
                        field = model._meta.get_field(name)
                        labels = dict(field.choices) if field.choices else {}
                        if not field.choices:
                            continue
                        print(labels, len(field.choices))
                        try:
                            print(list(field.choices))
                        except TypeError:
                            pass
                    known = [f.name for f in model._meta.fields if f.choices and len(f.choices) > 1]
                    return known, dict(model._meta.get_field("kind").choices), list(column.choices)

                def pick(model, name):
                    field = model._meta.get_field(name)
                    choices = field.choices
                    if choices:
                        return list(choices)
                    return forms.ChoiceField(choices=field.choices or ())
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Load):
            return
        if not self._is_taken(site, node) or not field_certainty(site, node.value) or _has_some(site, node):
            return
        if site.module.in_fstring(node):
            yield site.flag()
        else:
            yield site.fix(site.replace(node, bracketed(site, node, f"{site.source(node)} or []")))

    def _is_taken(self, site: Site, node: ast.Attribute) -> bool:
        """Whether the choices, here or under the name that they are given, go to what does not take ``None``."""
        statement = site.module.parents.get(node)
        places: list[ast.expr] = [node]
        if isinstance(statement, ast.Assign):
            places = list(loads_of(site, statement))
        return any(
            _is_iterated(site, one)
            and not is_known_true(site, one)
            and guarded(site.module, one, _REFUSED) is None
            for one in places
        )


def _is_iterated(site: Site, node: ast.expr) -> bool:
    """Whether an expression stands where ``None`` fails: in a loop, in ``in``, in ``len()`` and the like."""
    match site.module.parents.get(node):
        case ast.For(iter=taken) | ast.comprehension(iter=taken) | ast.Starred(value=taken):
            return taken is node
        case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[taken]):
            return taken is node
        case ast.Call(func=ast.Name(id=name), args=[taken, *_]):
            return taken is node and name in _TAKES
        case ast.BinOp(op=ast.Add()):
            return True
    return False


def _has_some(site: Site, node: ast.Attribute) -> bool:
    """Whether the field is one of which the code knows that it has choices."""
    field = node.value
    values = assigned_values(site, field) if isinstance(field, ast.Name) else [field]
    if values and all(isinstance(one, ast.Call) and _is_named(one) for one in values):
        return True
    if site.function is not None and site.function.name == "formfield_for_choice_field":
        return True
    found = site.infer(field)
    if found is None or found.qname.startswith("django."):
        return False
    class_ = site.class_
    if (
        class_ is None
        or getattr(field, "id", "") != "self"
        or len(list(site.index.own_line(found.qname))) > 1
    ):
        return True  # a class of the project's own may give itself some
    return any(
        (
            isinstance(one, ast.Constant | ast.keyword)
            and "choices" in (getattr(one, "value", ""), getattr(one, "arg", ""))
        )
        or (isinstance(one, ast.Attribute) and one.attr == "choices" and not isinstance(one.ctx, ast.Load))
        for one in ast.walk(class_)
    )


def _is_named(call: ast.Call) -> bool:
    return any(isinstance(one, ast.Constant) for one in (*call.args, *(one.value for one in call.keywords)))
