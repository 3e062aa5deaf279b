"""Forms and error lists that are rendered by a method of their own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, Trigger

_OTHER_WAYS = ("__str__", "__html__", "template_name", "render")


class _OwnRendering(Rule):
    """Printing such an object goes through a template, no longer through the method that its class overrides."""

    method: ClassVar[str] = ""
    bases: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for base in cls.bases:
            yield OnMethod(base, cls.method)

    def visit(self, site: Site) -> Iterator[Answer]:
        class_, method = site.class_, site.node
        if class_ is None or not isinstance(method, ast.FunctionDef):
            return
        own = site.module.walk.scope_of[class_].bindings
        if any(name in own for name in _OTHER_WAYS) or self._other_way_above(site, class_):
            return
        mark_safe = site.need("django.utils.safestring.mark_safe")
        code = f"\ndef __str__(self):\n    return {mark_safe}(self.{self.method}())\n\n__html__ = __str__"
        yield site.fix(
            site.insert_after(method, code), message=f"Printing {class_.name} no longer calls {self.method}()"
        )

    def _other_way_above(self, site: Site, node: ast.ClassDef) -> bool:
        for base in node.bases:
            qname = site.resolve(base)
            for ancestor in site.index.ancestry(qname) if qname is not None else ():
                facts = site.index.class_facts(ancestor)
                if facts is not None and any(name in facts.members for name in (*_OTHER_WAYS, self.method)):
                    return True
        return False


class FormAsTable(_OwnRendering):
    """Printing a form goes through a template, no longer through ``as_table()``."""

    change = "4.0/form-as-table-override"
    method = "as_table"
    bases = ("django.forms.forms.BaseForm", "django.forms.formsets.BaseFormSet")
    examples = [
        Fixes(
            before="""\
                from django import forms

                class ShopForm(forms.Form):
                    def as_table(self):
                        return "<tr></tr>"
                """,
            after="""\
                from django import forms
                from django.utils.safestring import mark_safe

                class ShopForm(forms.Form):
                    def as_table(self):
                        return "<tr></tr>"

                    def __str__(self):
                        return mark_safe(self.as_table())

                    __html__ = __str__
                """,
        ),
        Keeps(
            """\
                from django import forms

                class ShopForm(forms.Form):
                    template_name = "shop/form.html"

                    def as_table(self):
                        return "<tr></tr>"

                class Report:
                    def as_table(self):
                        return "<tr></tr>"
                """
        ),
    ]


class ErrorListAsUl(_OwnRendering):
    """Printing a list of errors goes through a template, no longer through ``as_ul()``."""

    change = "4.0/errorlist-as-ul-override"
    method = "as_ul"
    bases = ("django.forms.utils.ErrorList", "django.forms.utils.ErrorDict")
    examples = [
        Fixes(
            before="""\
                from django.forms.utils import ErrorList
                from django.utils.safestring import mark_safe

                class ShopErrors(ErrorList):
                    def as_ul(self):
                        return mark_safe("<ul></ul>")
                """,
            after="""\
                from django.forms.utils import ErrorList
                from django.utils.safestring import mark_safe

                class ShopErrors(ErrorList):
                    def as_ul(self):
                        return mark_safe("<ul></ul>")

                    def __str__(self):
                        return mark_safe(self.as_ul())

                    __html__ = __str__
                """,
        ),
        Keeps(
            """\
                from django.forms.utils import ErrorList

                class ShopErrors(ErrorList):
                    def __str__(self):
                        return self.as_ul()

                    def as_ul(self):
                        return "<ul></ul>"
                """
        ),
    ]
