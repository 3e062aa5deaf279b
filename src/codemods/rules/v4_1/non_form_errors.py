"""``InlineAdminFormSet.non_form_errors``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName


class NonFormErrors(Rule):
    """``InlineAdminFormSet.non_form_errors`` is a method now."""

    change = "4.1/inlineadminformset-non-form-errors"
    available = "4.1"
    triggers = (OnName("django.contrib.admin.helpers.InlineAdminFormSet"),)
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
        Keeps("def f(formset):\n    return formset.non_form_errors or formset.non_form_errors()\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "import" or not self.replaceable:
            return
        for node, _ in site.module.walk.attributes.get("non_form_errors", ()):
            parent = site.module.parents.get(node)
            if isinstance(parent, ast.Call) and parent.func is node:
                continue
            found = site.infer(node.value)
            if (
                found is not None
                and found.certain
                and site.index.is_subclass(found.qname, "django.contrib.admin.helpers.InlineAdminFormSet")
            ):
                yield site.fix(site.replace(node, f"{site.source(node)}()"), node=node)
