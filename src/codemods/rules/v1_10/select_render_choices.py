"""``choices`` of ``Select.render()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnMethod, Trigger

_SELECT = "django.forms.Select"


class SelectRenderChoices(Rule):
    """``render()`` of select widgets takes no ``choices`` any more: they are the widget's attribute."""

    change = "1.10/select-render-choices"
    advice = "Set the choices of the widget before it is rendered, if any were handed on."
    examples = [
        Suggests(
            before="""\
                from django import forms

                class Chooser(forms.Select):
                    def render(self, name, value, attrs=None, choices=()):
                        return super(Chooser, self).render(name, value, attrs, choices)

                print(forms.Select().render("a", 1, choices=()))
                """,
            after="""\
                from django import forms

                class Chooser(forms.Select):
                    def render(self, name, value, attrs=None):
                        return super(Chooser, self).render(name, value, attrs)

                print(forms.Select().render("a", 1))
                """,
        ),
        Flags(
            """\
                from django import forms

                class Chooser(forms.SelectMultiple):
                    def render(self, name, value, attrs=None, choices=()):
                        return "".join(str(one) for one in choices)

                print(forms.Select().render("a", 1, choices=[(1, "one")]))
                """,
            lines=(4, 7),
        ),
        Keeps(
            """\
                from django import forms

                class Chooser(forms.Select):
                    def render(self, name, value, attrs=None):
                        return super().render(name, value, attrs)

                class Menu:
                    def render(self, name, value, attrs=None, choices=()):
                        return choices

                print(Menu().render("a", 1, choices=()))
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnMethod(_SELECT, "render")
        yield OnMember(_SELECT, "render")

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.FunctionDef):
            yield from self._override(site, node)
        elif isinstance(node, ast.Attribute) and site.call is not None:
            given = _choices(site, site.call)
            if given is None:
                return
            if isinstance(given, ast.Tuple | ast.List) and given.elts:
                yield site.flag(node=site.call, advice="Give the widget these choices before it is rendered.")
                return
            edit = self._without(site, site.call)
            if edit is not None:
                yield site.suggest(edit, node=site.call)

    def _override(self, site: Site, node: ast.FunctionDef) -> Iterator[Answer]:
        if not any(one.arg == "choices" for one in node.args.args):
            return
        calls = [
            part
            for part in ast.walk(node)
            if isinstance(part, ast.Call)
            and isinstance(part.func, ast.Attribute)
            and part.func.attr == "render"
            and isinstance(part.func.value, ast.Call)
        ]
        inside = {id(part) for call in calls for part in ast.walk(call)}
        read = any(
            isinstance(part, ast.Name) and part.id == "choices" and id(part) not in inside
            for part in ast.walk(node)
        )
        if read:
            yield site.flag()
            return
        edits = [site.remove_parameter(node, "choices")]
        for call in calls:
            edit = self._without(site, call)
            if edit is not None:
                edits.append(edit)
        yield site.suggest(edits)

    def _without(self, site: Site, call: ast.Call) -> Edit | None:
        if _choices(site, call) is None:
            return None
        key: int | str = "choices" if site.keyword(call, "choices") is not None else 3
        return site.edit_call(call).remove(key).edit()


def _choices(site: Site, call: ast.Call) -> ast.expr | None:
    """The choices that a call of ``render()`` is given; a fourth argument of another name is the renderer."""
    keyword = site.keyword(call, "choices")
    if keyword is not None:
        return keyword.value
    if len(call.args) > 3 and not any(isinstance(one, ast.Starred) for one in call.args):
        fourth = call.args[3]
        if isinstance(fourth, ast.Tuple | ast.List) or getattr(fourth, "id", "") == "choices":
            return fourth
    return None
