"""Formset classes that are written by hand, and what renders them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import foreign_bases, sets
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_BASE = "django.forms.formsets.BaseFormSet"
_NONE_DOES = Release(5, 0)  # from then on a formset asks for the default itself


class FormsetRenderer(Rule):
    """A formset class that is written by hand must say its ``renderer``, which only the factories do."""

    change = "4.0/undocumented-formset-renderer"
    triggers = (OnSubclass(_BASE),)
    examples = [
        Fixes(
            target="4.2",
            before="""\
                from django.forms.formsets import BaseFormSet

                class LineFormSet(BaseFormSet):
                    form = LineForm
                    extra = 1
                    max_num = 10
                """,
            after="""\
                from django.forms.formsets import BaseFormSet
                from django.forms.renderers import get_default_renderer

                class LineFormSet(BaseFormSet):
                    form = LineForm
                    extra = 1
                    renderer = get_default_renderer()
                    max_num = 10
                """,
        ),
        Fixes(
            target="5.2",
            before="""\
                from django.forms.models import BaseModelFormSet

                class LineFormSet(BaseModelFormSet):
                    form, extra = LineForm, 1
                    model = Line
                    extra = 1
                """,
            after="""\
                from django.forms.models import BaseModelFormSet

                class LineFormSet(BaseModelFormSet):
                    form, extra = LineForm, 1
                    model = Line
                    extra = 1
                    renderer = None
                """,
        ),
        Keeps(
            """\
                from django.forms.formsets import BaseFormSet, formset_factory
                from django.forms.renderers import TemplatesSetting

                class LineFormSet(BaseFormSet):
                    extra = 1

                    def clean(self):
                        pass

                class OwnFormSet(BaseFormSet):
                    form = LineForm
                    extra = 1
                    renderer = TemplatesSetting()

                class LowerFormSet(OwnFormSet):
                    form = LineForm
                    extra = 2

                class Lines(formset_factory(LineForm)):
                    form = LineForm
                    extra = 2
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef) or not site.certain:
            return
        own = site.module.walk.scope_of[node].bindings
        if not {"form", "extra"} <= own.keys() or self._is_said(site, node):
            return
        for statement in node.body:
            if isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", "") == "extra":
                value = "None"
                if self.range.supports < _NONE_DOES:
                    value = f"{site.need('django.forms.renderers.get_default_renderer')}()"
                yield site.fix(site.insert_after(statement, f"renderer = {value}"), node=statement)

    def _is_said(self, site: Site, node: ast.ClassDef) -> bool:
        """Whether the class, one that it descends from, or a base that cannot be seen says the renderer."""
        if sets(site, node, "renderer"):
            return True
        bases = [site.resolve(base) for base in node.bases]
        return any(base is None or foreign_bases(site, base) for base in bases)
