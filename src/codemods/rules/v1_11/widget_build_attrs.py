"""Calls of ``Widget.build_attrs()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMember, OnMethod, Trigger
from codemods.source.names import last_name

_WIDGET = "django.forms.Widget"


class WidgetBuildAttrs(Rule):
    """``build_attrs()`` of a widget takes the attributes to begin with first, and no keywords."""

    change = "1.11/widget-build-attrs-calls"
    available = "1.11"
    advice = "Call build_attrs(dict(self.attrs, name=value), attrs)."
    examples = [
        Fixes(
            before="""\
                from django import forms
                from django.forms.utils import flatatt

                class Money(forms.TextInput):
                    def render(self, name, value, attrs=None, **kwargs):
                        final = self.build_attrs(attrs, type=self.input_type, name=name)
                        final.update(self.build_attrs(attrs))
                        final.update(self.build_attrs(extra_attrs=attrs, **kwargs))
                        return flatatt(self.build_attrs(name=name)) + flatatt(self.build_attrs())
                """,
            after="""\
                from django import forms
                from django.forms.utils import flatatt

                class Money(forms.TextInput):
                    def render(self, name, value, attrs=None, **kwargs):
                        final = self.build_attrs(dict(self.attrs, type=self.input_type, name=name), attrs)
                        final.update(self.build_attrs(self.attrs, attrs))
                        final.update(self.build_attrs(dict(self.attrs, **kwargs), attrs))
                        return flatatt(self.build_attrs(dict(self.attrs, name=name))) + flatatt(self.build_attrs(self.attrs))
                """,
        ),
        Fixes(
            before="""\
                from django import forms

                class Chained(forms.Select):
                    def render(self, name, value, attrs=None):
                        final = self.build_attrs(attrs, name=name, size=3)
                        if 'class' not in final:
                            final['class'] = 'chained'
                        return super(Chained, self).render(name, value, final)

                class Search(forms.TextInput):
                    def render(self, name, value, attrs=None):
                        return super().render(name, value, attrs=self.build_attrs(attrs, type=self.input_type, name=name))

                class Other(forms.TextInput):
                    def render(self, name, value, attrs=None):
                        final = self.build_attrs(attrs, name=name)
                        return super().render(name, value, final) + shown(final)
                """,
            after="""\
                from django import forms

                class Chained(forms.Select):
                    def render(self, name, value, attrs=None):
                        final = self.build_attrs(dict(self.attrs, size=3), attrs)
                        if 'class' not in final:
                            final['class'] = 'chained'
                        return super(Chained, self).render(name, value, final)

                class Search(forms.TextInput):
                    def render(self, name, value, attrs=None):
                        return super().render(name, value, attrs=self.build_attrs(self.attrs, attrs))

                class Other(forms.TextInput):
                    def render(self, name, value, attrs=None):
                        final = self.build_attrs(dict(self.attrs, name=name), attrs)
                        return super().render(name, value, final) + shown(final)
                """,
        ),
        Suggests(
            before="""\
                def shown(field, attrs):
                    return field.widget.build_attrs(attrs, name="x"), field.build_attrs(attrs, name="x")
                """,
            after="""\
                def shown(field, attrs):
                    return field.widget.build_attrs(dict(field.widget.attrs, name="x"), attrs), field.build_attrs(attrs, name="x")
                """,
        ),
        Flags(
            """\
                from django import forms

                class Money(forms.TextInput):
                    def build_attrs(self, extra_attrs=None, **kwargs):
                        return super(Money, self).build_attrs(extra_attrs, **kwargs)

                    def render(self, name, value, attrs=None):
                        return self.build_attrs(attrs, name=name)
                """,
            line=4,
        ),
        Keeps(
            """\
                from django import forms

                class Money(forms.TextInput):
                    def shown(self, attrs):
                        return self.build_attrs(self.attrs, attrs), self.build_attrs(self.attrs, extra_attrs=attrs)

                    def build_attrs(self, base_attrs, extra_attrs=None):
                        return super().build_attrs(base_attrs, extra_attrs)

                class Tag:
                    def build_attrs(self, attrs=None, **kwargs):
                        return self.build_attrs(attrs, name=1)
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnMember(_WIDGET, "build_attrs")
        yield OnMethod(_WIDGET, "build_attrs")
        yield OnAttribute("build_attrs")

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if isinstance(node, ast.FunctionDef):
            if [one.arg for one in node.args.args][1:2] != ["base_attrs"] and not node.args.vararg:
                yield site.flag(
                    message="build_attrs() is called with the attributes to begin with and further ones now",
                    advice="Define it as build_attrs(self, base_attrs, extra_attrs=None).",
                )
            return
        if call is None or not isinstance(node, ast.Attribute):
            return
        by_name = site.qname == "build_attrs"
        if self._is_other(site, node.value) if by_name else self._overridden(site):
            return
        if any(isinstance(one, ast.Starred) for one in call.args) or len(call.args) > 1:
            return
        extra = call.args[0] if call.args else None
        given: list[str] = []
        rendered = self._name_in_render(site, call)
        written = {"name": rendered, "type": "self.input_type" if rendered is not None else None}
        for keyword in call.keywords:
            if keyword.arg == "base_attrs":
                return
            if keyword.arg == "extra_attrs" and extra is not None:
                return
            if keyword.arg == "extra_attrs":
                extra = keyword.value
            elif keyword.arg is None:
                given.append(f"**{site.source(keyword.value)}")
            elif site.source(keyword.value) != written.get(keyword.arg):
                given.append(f"{keyword.arg}={site.source(keyword.value)}")
        if by_name and not call.keywords:
            return  # may well be written for what it takes now
        attrs = f"{site.source(node.value)}.attrs"
        if extra is not None and not given and _begins_with(site, extra, attrs):
            return  # what is handed on holds the widget's own attributes already
        if not self.replaceable:
            yield site.flag()
            return
        base = f"dict({', '.join([attrs, *given])})" if given else attrs
        text = base if extra is None else f"{base}, {site.source(extra)}"
        edit = site.replace(call, f"{site.source(node)}({text})")
        if by_name:
            advice = f"Do so if {site.source(node.value)} is a widget of Django's."
            yield site.suggest(edit, node=call, advice=advice)
        else:
            yield site.fix(edit, node=call)

    def _name_in_render(self, site: Site, call: ast.Call) -> str | None:
        """The name that is given to Django's ``render()``, where nothing else gets what ``build_attrs()`` gives.

        The template of the widget writes this name by itself, and its type.
        """
        class_, function, module = site.class_, site.function, site.module
        if class_ is None or super_definition(site, f"{module.name}.{class_.name}", "render") is not None:
            return None
        uses: list[ast.expr] = [call]
        parent = module.parents.get(call)
        if isinstance(parent, ast.Assign) and function is not None:
            names = [target.id for target in parent.targets if isinstance(target, ast.Name)]
            uses = [
                one
                for one in ast.walk(function)
                if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load) and one.id in names
            ]
        found: set[str] = set()
        for use in uses:
            around = module.parents.get(use)
            if isinstance(around, ast.keyword):
                around = module.parents.get(around)
            if isinstance(around, ast.Call) and use is not around.func:
                func = around.func
                if not isinstance(func, ast.Attribute) or func.attr != "render" or not is_super(func.value):
                    return None
                name = site.argument(around, "name", 0)
                found.add(site.source(name) if name is not None else "")
            elif not isinstance(around, ast.Attribute | ast.Subscript | ast.Compare):
                return None
        return found.pop() if len(found) == 1 else None

    def _is_other(self, site: Site, owner: ast.expr) -> bool:
        """Whether an object of which nothing else is known is not even called a widget."""
        name = last_name(owner)
        return not name.endswith("widget") or site.infer(owner) is not None

    def _overridden(self, site: Site) -> bool:
        """Whether the method that is called may be one of the repository's own."""
        found = site.infer(site.node.value)  # type: ignore[attr-defined]
        if found is None:
            return True
        return any("build_attrs" in facts.members for facts in site.index.own_line(found.qname))


def _begins_with(site: Site, node: ast.expr, attrs: str) -> bool:
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "dict"
        and node.args
    ):
        node = node.args[0]
    return site.source(node) == attrs
