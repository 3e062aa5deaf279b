"""``renderer`` of ``Widget.render()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace

from codemods.findings import Verdict
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes import ChangeMethods
from codemods.rules.shapes.overrides import foreign_bases
from codemods.rules.shapes.values import bindings_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMethod, Trigger

_WIDGET = "django.forms.Widget"
_UNSEEN = "Say yes if the class is a widget of Django's, which its bases do not show."


class WidgetRenderRenderer(ChangeMethods):
    """``render()`` of a widget is given a ``renderer``."""

    change = "1.11/widget-render-renderer"
    also = ("2.1/widget-render-renderer",)
    bases = (_WIDGET,)
    grow = {"render": (("renderer", "None"),)}
    needs = ("django.forms.renderers.BaseRenderer",)
    advice = "Take renderer=None and hand it on to super().render()."
    examples = [
        Fixes(
            before="""\
                from django import forms
                from shop.mixins import Boxed

                class Money(forms.TextInput):
                    def render(self, name, value, attrs=None):
                        return super(Money, self).render(name, value, attrs)

                class Pair(forms.MultiWidget):
                    def render(self, name, value, attrs=None, **extra):
                        return "".join(str(part) for part in value)
                """,
            after="""\
                from django import forms
                from shop.mixins import Boxed

                class Money(forms.TextInput):
                    def render(self, name, value, attrs=None, renderer=None):
                        return super(Money, self).render(name, value, attrs, renderer=renderer)

                class Pair(forms.MultiWidget):
                    def render(self, name, value, attrs=None, **extra):
                        return "".join(str(part) for part in value)
                """,
        ),
        Fixes(
            before="""\
                from django import forms

                class Box(forms.Widget):
                    def render(self, name, value, attrs=None, **extra):
                        return self.drawn(name, value, **extra)

                class Money(Box):
                    def render(self, name, value, attrs=None):
                        return super().render(name, None, attrs)
                """,
            after="""\
                from django import forms

                class Box(forms.Widget):
                    def render(self, name, value, attrs=None, **extra):
                        return self.drawn(name, value, **extra)

                class Money(Box):
                    def render(self, name, value, attrs=None, renderer=None):
                        return super().render(name, None, attrs)
                """,
        ),
        Fixes(
            path="shop/mixins.py",
            before="""\
                class Boxed:
                    def render(self, name, value, attrs=None):
                        return "<b>%s</b>" % super().render(name, value, attrs)

                class Free:
                    def render(self, name, value, attrs=None):
                        return name
                """,
            after="""\
                class Boxed:
                    def render(self, name, value, attrs=None, renderer=None):
                        return "<b>%s</b>" % super().render(name, value, attrs, renderer=renderer)

                class Free:
                    def render(self, name, value, attrs=None):
                        return name
                """,
            files={
                "shop/__init__.py": "",
                "shop/forms.py": "from django import forms\nfrom shop.mixins import Boxed\n\n"
                "class Money(Boxed, forms.TextInput):\n    pass\n",
            },
        ),
        Suggests(
            before="""\
                from boxes.widgets import Box

                class Money(Box):
                    def render(self, name, value, attrs=None):
                        return super().render(name, value, attrs)
                """,
            after="""\
                from boxes.widgets import Box

                class Money(Box):
                    def render(self, name, value, attrs=None, renderer=None):
                        return super().render(name, value, attrs, renderer=renderer)
                """,
        ),
        Keeps(
            """\
                from django import forms

                class Money(forms.TextInput):
                    def render(self, name, value, attrs=None, renderer=None):
                        return super().render(name, value, attrs, renderer)

                class Page:
                    def render(self, name, value, attrs=None):
                        return name

                class ShopForm(forms.Form):
                    def render(self):
                        return ""
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnMethod("", "render")

    def visit(self, site: Site) -> Iterator[Answer]:
        node, class_ = site.node, site.class_
        if not isinstance(node, ast.FunctionDef) or class_ is None:
            return
        names = [one.arg for one in node.args.args]
        if len(names) < 3:
            return
        if site.descends(class_, _WIDGET) or self._is_mixin(site, class_, names):
            yield from super().visit(site)
        elif names[1:4] == ["name", "value", "attrs"] and foreign_bases(
            site, f"{site.module.name}.{class_.name}"
        ):
            # Only a widget is rendered with these, and the base that would say so is not here.
            for answer in super().visit(site):
                if answer.verdict is Verdict.FIX:
                    answer = replace(answer, verdict=Verdict.SUGGEST, advice=_UNSEEN)
                yield answer

    def _is_mixin(self, site: Site, class_: ast.ClassDef, names: list[str]) -> bool:
        """Whether some widget of the repository inherits from this class, which is no widget itself."""
        if names[1:3] != ["name", "value"]:
            return False
        own = f"{site.module.name}.{class_.name}"
        return any(_WIDGET in site.index.ancestry(heir) for heir in site.index.heirs(own))


class WidgetRenderAssigned(Rule):
    """What is assigned to ``render`` of a widget is given a ``renderer``, too."""

    change = "1.11/widget-render-renderer"
    also = ("2.1/widget-render-renderer",)
    triggers = (OnAttribute("render"),)
    advice = "Let the function take renderer=None."
    examples = [
        Flags(
            """\
                def boxed(original):
                    def render(name, value, attrs=None):
                        return "<b>%s</b>" % original(name, value, attrs)

                    return render

                def plain(name, value, attrs=None):
                    return value

                def make(field, form):
                    field.widget.render = boxed(field.widget.render)
                    form.fields["size"].widget.render = plain
                """,
            lines=(11, 12),
        ),
        Keeps(
            """\
                def plain(name, value, attrs=None, renderer=None):
                    return value

                def free(*args, **kwargs):
                    return ""

                def page(name, value):
                    return value

                def make(field, view):
                    field.widget.render = plain
                    field.widget.render = free
                    view.render = page
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, parent = site.node, site.parent
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Store):
            return
        if not isinstance(parent, ast.Assign) or not isinstance(node.value, ast.Attribute):
            return
        value = parent.value
        name = value.func if isinstance(value, ast.Call) else value
        if node.value.attr != "widget" or not isinstance(name, ast.Name):
            return
        for binding in bindings_of(site, name):
            made = binding.node
            if isinstance(made, ast.FunctionDef):
                inside = ast.walk(made) if name is not value else [made]
                if any(isinstance(one, ast.FunctionDef) and _lacks_renderer(one) for one in inside):
                    yield site.flag()
                    return


def _lacks_renderer(function: ast.FunctionDef) -> bool:
    names = [one.arg for one in [*function.args.args, *function.args.kwonlyargs]]
    return "value" in names and "renderer" not in names and function.args.kwarg is None
