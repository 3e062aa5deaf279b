"""Forms and lists of errors that print themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_BASES = (
    "django.forms.forms.BaseForm",
    "django.forms.formsets.BaseFormSet",
    "django.forms.utils.ErrorList",
    "django.forms.utils.ErrorDict",
)


class HtmlOfStr(Rule):
    """What asks for HTML asks ``__html__()`` of the base class, and passes by an override of ``__str__()``."""

    change = "4.0/errorlist-str-without-html"
    triggers = tuple(OnMethod(base, "__str__") for base in _BASES)
    advice = "Make __html__ the same method."
    examples = [
        Suggests(
            before="""\
                from django.forms.utils import ErrorList

                class DivErrorList(ErrorList):
                    def __str__(self):
                        return self.as_divs()

                    def as_divs(self):
                        return ""
                """,
            after="""\
                from django.forms.utils import ErrorList

                class DivErrorList(ErrorList):
                    def __str__(self):
                        return self.as_divs()
                    __html__ = __str__

                    def as_divs(self):
                        return ""
                """,
        ),
        Keeps(
            """\
                from django import forms
                from django.utils.html import html_safe

                @html_safe
                class SafeForm(forms.Form):
                    def __str__(self):
                        return self.as_ul()

                class OwnForm(forms.Form):
                    def __str__(self):
                        return self.as_ul()

                    def __html__(self):
                        return self.as_ul()

                class Other:
                    def __str__(self):
                        return ""
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, owner = site.node, site.class_
        if not isinstance(node, ast.FunctionDef) or owner is None or node.decorator_list:
            return
        if "__html__" in site.module.walk.scope_of[owner].bindings:
            return
        if any(site.is_name(one, "django.utils.html.html_safe") for one in owner.decorator_list):
            return
        yield site.suggest(site.insert_after(node, "__html__ = __str__"))
