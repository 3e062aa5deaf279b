"""The classes that rendered the choices of radio buttons and check boxes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnSubclass, Trigger

_ADVICE = "Give the widget a template_name and option_template_name of your own instead."
_WIDGETS = ("django.forms.RadioSelect", "django.forms.CheckboxSelectMultiple")


class WidgetsInternalClasses(RemoveSymbols):
    """Widgets are rendered from templates: the classes that rendered their choices are gone."""

    change = "1.11/widgets-internal-classes-removed"
    names = {
        **{
            f"django.forms.widgets.{name}": _ADVICE
            for name in (
                "SubWidget",
                "RendererMixin",
                "ChoiceFieldRenderer",
                "RadioFieldRenderer",
                "CheckboxFieldRenderer",
                "ChoiceInput",
                "RadioChoiceInput",
                "CheckboxChoiceInput",
            )
        },
        **{f"{name}.renderer": _ADVICE for name in _WIDGETS},
    }
    advice = _ADVICE
    examples = [
        Flags(
            """\
                from django import forms
                from django.forms.widgets import RadioFieldRenderer

                class Row(RadioFieldRenderer):
                    pass

                class Columns(forms.CheckboxSelectMultiple.renderer):
                    pass

                class Rows(forms.RadioSelect):
                    renderer = Row

                widget = forms.RadioSelect(renderer=Row)
                """,
            lines=(2, 7, 11, 13),
        ),
        Keeps(
            """\
                from django import forms
                from shop.widgets import RadioFieldRenderer

                class Rows(forms.Textarea):
                    renderer = RadioFieldRenderer

                print(forms.RadioSelect(choices=[]))
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from super().subscriptions()
        for name in _WIDGETS:
            yield OnSubclass(name)
            yield OnCall(name, subclasses=True)

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        message = "The attribute renderer of choice widgets is not read any more"
        if isinstance(node, ast.ClassDef):
            for one in node.body:
                if isinstance(one, ast.Assign) and any(
                    isinstance(target, ast.Name) and target.id == "renderer" for target in one.targets
                ):
                    yield site.flag(node=one, message=message)
        elif isinstance(node, ast.Call):
            keyword = site.keyword(node, "renderer")
            if keyword is not None:
                yield site.flag(node=keyword, message=message)
        else:
            yield from super().visit(site)
