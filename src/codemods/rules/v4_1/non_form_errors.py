"""``InlineAdminFormSet.non_form_errors``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember


class NonFormErrors(Rule):
    """``InlineAdminFormSet.non_form_errors`` is a method now."""

    change = "4.1/inlineadminformset-non-form-errors"
    available = "4.1"
    triggers = (OnMember("django.contrib.admin.helpers.InlineAdminFormSet", "non_form_errors"),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin.helpers import InlineAdminFormSet

                def f(lines: InlineAdminFormSet):
                    return lines.non_form_errors or InlineAdminFormSet(1, 2, 3).non_form_errors
                """,
            after="""\
                from django.contrib.admin.helpers import InlineAdminFormSet

                def f(lines: InlineAdminFormSet):
                    return lines.non_form_errors() or InlineAdminFormSet(1, 2, 3).non_form_errors()
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.admin import helpers

                def f(lines: helpers.InlineAdminFormSet):
                    return lines.non_form_errors
                """,
            after="""\
                from django.contrib.admin import helpers

                def f(lines: helpers.InlineAdminFormSet):
                    return lines.non_form_errors()
                """,
        ),
        Keeps("def f(formset):\n    return formset.non_form_errors or formset.non_form_errors()\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or site.call is not None or not self.replaceable:
            return
        if isinstance(node.ctx, ast.Load):
            yield site.fix(site.replace(node, f"{site.source(node)}()"))
