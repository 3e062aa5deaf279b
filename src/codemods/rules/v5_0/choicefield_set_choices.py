"""``ChoiceField._set_choices()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import own_definition, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_FIELD = "django.forms.fields.ChoiceField"
_MODEL_FIELD = "django.forms.models.ModelChoiceField"
_NEW = {"_set_choices": "fset", "_get_choices": "fget"}


class ChoiceFieldSetChoices(Rule):
    """``ChoiceField.choices`` is a plain property; its private accessors ``_get_choices`` and ``_set_choices`` are gone."""

    change = "5.0/choicefield-set-choices"
    advice = "Use ChoiceField.choices.fset and ChoiceField.choices.fget."
    triggers = tuple(OnAttribute(name) for name in _NEW)
    examples = [
        Fixes(
            before="""\
                from django import forms

                class ShopField(forms.ModelChoiceField):
                    def _get_choices(self):
                        return []

                    choices = property(_get_choices, forms.ChoiceField._set_choices)

                class PickField(forms.ChoiceField):
                    def fill(self, values):
                        self._set_choices(values)
                """,
            after="""\
                from django import forms

                class ShopField(forms.ModelChoiceField):
                    def _get_choices(self):
                        return []

                    choices = property(_get_choices, forms.ChoiceField.choices.fset)

                class PickField(forms.ChoiceField):
                    def fill(self, values):
                        forms.ChoiceField.choices.fset(self, values)
                """,
        ),
        Fixes(
            before="""\
                from django import forms

                class Numbered:
                    def _get_choices(self):
                        return super()._get_choices()

                    def _set_choices(self, value):
                        super(Numbered, self)._set_choices(list(enumerate(value)))

                    choices = property(_get_choices, _set_choices)

                class PickField(Numbered, forms.ChoiceField):
                    pass
                """,
            after="""\
                from django import forms

                class Numbered:
                    def _get_choices(self):
                        return super().choices

                    def _set_choices(self, value):
                        super(Numbered, type(self)).choices.fset(self, list(enumerate(value)))

                    choices = property(_get_choices, _set_choices)

                class PickField(Numbered, forms.ChoiceField):
                    pass
                """,
        ),
        Flags(
            """\
                from django import forms

                class Numbered:
                    def _set_choices(self, value):
                        super()._set_choices(list(enumerate(value)))

                class PickField(Numbered, forms.ChoiceField):
                    pass

                class Picker(Numbered, Source):
                    pass
                """,
            line=5,
        ),
        Keeps(
            """\
                from shop import forms

                class Numbered:
                    def _set_choices(self, value):
                        super()._set_choices(list(enumerate(value)))

                class PickField(Numbered, forms.ChoiceField):
                    pass
                """
        ),
        Keeps(
            """\
                from django import forms

                class ShopField(forms.ModelChoiceField):
                    def _get_choices(self):
                        return forms.ModelChoiceField._get_choices(self)

                    def _set_choices(self, value):
                        self.choices = value

                    def fill(self, values):
                        self._set_choices(values)

                class Picker:
                    def fill(self, values):
                        self._set_choices(values)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute):
            return
        found = site.infer(node.value)
        if found is None or not found.certain or not site.index.is_subclass(found.qname, _FIELD):
            yield from self._in_mixin(site, node, call)
            return
        if node.attr == "_get_choices" and site.index.is_subclass(found.qname, _MODEL_FIELD):
            return  # it still has one of its own
        super_ = isinstance(node.value, ast.Call)
        seek = super_definition if super_ else own_definition
        if seek(site, found.qname, node.attr) is not None:
            return
        if not found.instance:
            yield site.fix(site.replace(node, f"{site.source(node.value)}.choices.{_NEW[node.attr]}"))
            return
        if call is None or site.has_stars(call):
            yield site.flag()
            return
        owner = _known_as(site, node)
        editor = site.edit_call(call).callee(f"{owner}.choices.{_NEW[node.attr]}")
        this = "self" if super_ else site.source(node.value)
        yield site.fix(editor.add(None, this, 0).edit(), node=call)

    def _in_mixin(self, site: Site, node: ast.Attribute, call: ast.Call | None) -> Iterator[Answer]:
        """``super()._set_choices()`` in a class that stands before a field in the bases of others."""
        class_, function = site.class_, site.function
        if class_ is None or function is None or call is None or not _is_super(node.value):
            return
        users = _users(site, class_)
        fields = [line for line in users if _FIELD in line]
        if not fields:
            return
        own = users[0][0] if users else ""
        between = {name for line in fields for name in line if name != own}
        if any(
            node.attr in (facts.methods if facts else ()) for facts in map(site.index.class_facts, between)
        ):
            return  # one of the repository's own answers
        reached = {name for line in fields for name in line}
        if any(_FIELD not in line and line[-1] not in reached for line in users):
            yield site.flag(
                node=call, advice=f"{self.advice} Not all classes on top of {class_.name} are fields."
            )
            return
        arguments = function.args.args
        if site.has_stars(call) or not arguments:
            yield site.flag(node=call)
        elif node.attr == "_get_choices":
            yield site.fix(site.replace(call, f"{site.source(node.value)}.choices"), node=call)
        else:
            this = arguments[0].arg
            editor = site.edit_call(call).callee(f"super({class_.name}, type({this})).choices.fset")
            yield site.fix(editor.add(None, this, 0).edit(), node=call)


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"


def _users(site: Site, class_: ast.ClassDef) -> list[tuple[str, ...]]:
    """The ancestry of each class of the repository that stands on this one: this one first, itself last."""
    own = f"{site.module.name}.{class_.name}"
    found: list[tuple[str, ...]] = []
    for name in site.index.heirs(own):
        line = site.index.ancestry(name)
        found.append((own, *(one for one in line if one not in (own, name)), name))
    return found


def _known_as(site: Site, near: ast.AST) -> str:
    """How the module reaches ``ChoiceField``: through ``forms`` where that is imported."""
    forms = site.module.walk.root.bindings.get("forms", ())
    if len(forms) == 1 and forms[0].target == "django.forms":
        return "forms.ChoiceField"
    return site.need("django.forms.ChoiceField", near)
