"""Views with both ``fields`` and ``form_class``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class ModelformmixinFieldsAndFormClass(Rule):
    """A view may have ``fields`` or ``form_class``, not both; ``fields`` was ignored."""

    change = "1.8/modelformmixin-fields-and-form-class"
    triggers = (OnSubclass("django.views.generic.edit.ModelFormMixin"),)
    examples = [
        Fixes(
            before="""\
                from django.views.generic import CreateView

                class Add(CreateView):
                    model = Book
                    fields = ["title"]
                    form_class = BookForm
                """,
            after="""\
                from django.views.generic import CreateView

                class Add(CreateView):
                    model = Book
                    form_class = BookForm
                """,
        ),
        Keeps(
            """\
                from django.views.generic import CreateView, FormView

                class Add(CreateView):
                    model = Book
                    fields = ["title"]

                class Ask(FormView):
                    fields = ["a"]
                    form_class = AskForm
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not isinstance(site.node, ast.ClassDef):
            return
        found: dict[str, ast.Assign] = {}
        for statement in site.node.body:
            if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
                target = statement.targets[0]
                if isinstance(target, ast.Name):
                    found[target.id] = statement
        if "fields" not in found or "form_class" not in found:
            return
        for name in ("fields", "form_class"):
            value = found[name].value
            if isinstance(value, ast.Constant) and value.value is None:
                return
        yield site.fix(site.remove(found["fields"]), node=found["fields"])
