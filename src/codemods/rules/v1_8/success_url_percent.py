"""Placeholders in ``success_url``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnSubclass

_BASES = ("django.views.generic.edit.ModelFormMixin", "django.views.generic.edit.DeletionMixin")
_HOLE = re.compile(r"%\((\w+)\)([sd])")


class SuccessUrlPercent(Rule):
    """``success_url`` is filled in like ``str.format()`` does it: ``{id}`` instead of ``%(id)s``."""

    change = "1.8/success-url-percent"
    also = ("1.10/success-url-percent",)
    triggers = (*(OnSubclass(name) for name in _BASES), OnAttribute("as_view"))
    available = "1.8"
    examples = [
        Fixes(
            before="""\
                from django.views.generic import CreateView, DeleteView

                class Add(CreateView):
                    success_url = "/book/%(id)s/%(page)d/{x}/100%%/"

                view = DeleteView.as_view(success_url='/b/%(pk)s/')
                """,
            after="""\
                from django.views.generic import CreateView, DeleteView

                class Add(CreateView):
                    success_url = "/book/{id}/{page}/{{x}}/100%/"

                view = DeleteView.as_view(success_url='/b/{pk}/')
                """,
        ),
        Keeps(
            """\
                from django.views.generic import CreateView, FormView

                class Add(CreateView):
                    success_url = "/book/{id}/"

                class Ask(FormView):
                    success_url = "/book/%(id)s/"
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if isinstance(node, ast.ClassDef):
            for statement in node.body:
                if isinstance(statement, ast.Assign) and any(
                    isinstance(one, ast.Name) and one.id == "success_url" for one in statement.targets
                ):
                    yield from self._value(site, statement.value)
        elif call is not None and isinstance(node, ast.Attribute):
            keyword = site.keyword(call, "success_url")
            view = site.resolve(node.value) if keyword is not None else None
            if keyword is not None and view and any(site.index.is_subclass(view, base) for base in _BASES):
                yield from self._value(site, keyword.value)

    def _value(self, site: Site, value: ast.expr) -> Iterator[Answer]:
        literals = [
            one
            for one in ast.walk(value)
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and _HOLE.search(one.value)
        ]
        if not literals:
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag(node=value)
            return
        literal = literals[0]
        if len(literals) > 1 or (literal is not value and not isinstance(value, ast.Call)):
            yield site.flag(node=value, advice="Write the placeholders as {name}.")
            return
        text = site.source(literal)
        if "\\" in text or "\n" in text:
            raise CannotRewrite("the text is not plain")
        text = text.replace("{", "{{").replace("}", "}}")
        text = _HOLE.sub(r"{\1}", text).replace("%%", "%")
        yield site.fix(site.replace(literal, text), node=value)
