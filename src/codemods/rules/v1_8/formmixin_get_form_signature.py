"""``get_form()`` of form views."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod


class FormmixinGetFormSignature(Rule):
    """``get_form()`` of form views is called without ``form_class``."""

    change = "1.8/formmixin-get-form-signature"
    also = ("1.10/formmixin-get-form-default",)
    triggers = (OnMethod("django.views.generic.edit.FormMixin", "get_form"),)
    examples = [
        Fixes(
            before="""\
                from django.views.generic import CreateView, FormView

                class Ask(FormView):
                    def get_form(self, form_class):
                        form = super(Ask, self).get_form(form_class)
                        return form

                class Add(CreateView):
                    def get_form(self, form_class):
                        \"\"\"Makes it.\"\"\"
                        return form_class(self.request.POST)
                """,
            after="""\
                from django.views.generic import CreateView, FormView

                class Ask(FormView):
                    def get_form(self, form_class=None):
                        form = super(Ask, self).get_form(form_class)
                        return form

                class Add(CreateView):
                    def get_form(self, form_class=None):
                        \"\"\"Makes it.\"\"\"
                        if form_class is None:
                            form_class = self.get_form_class()
                        return form_class(self.request.POST)
                """,
        ),
        Keeps(
            """\
                from django.contrib.admin import ModelAdmin
                from django.views.generic import FormView

                class Ask(FormView):
                    def get_form(self, form_class=None):
                        return None

                class BookAdmin(ModelAdmin):
                    def get_form(self, request, obj, **kwargs):
                        return None
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.FunctionDef):
            return
        arguments = node.args
        if len(arguments.args) != 2 or arguments.defaults or arguments.posonlyargs:
            return
        parameter = arguments.args[1]
        end = site.module.span(parameter)[1]
        edits: list[Edit] = [Edit(end, end, "=None" if parameter.annotation is None else " = None")]
        if not self._only_handed_on(site, node, parameter.arg):
            body = node.body
            if len(body) > 1 and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
                body = body[1:]
            name, own = parameter.arg, arguments.args[0].arg
            code = f"if {name} is None:\n    {name} = {own}.get_form_class()"
            if body[0].lineno == node.lineno:
                yield site.flag(advice="Give form_class the default None, and get_form_class() for it.")
                return
            edits.append(site.insert_before(body[0], code))
        yield site.fix(edits)

    def _only_handed_on(self, site: Site, node: ast.FunctionDef, name: str) -> bool:
        """Whether the method only hands the class on to ``super().get_form()``, which knows what None means."""
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and part.id == name:
                call = site.module.parents.get(part)
                if isinstance(call, ast.keyword):
                    call = site.module.parents.get(call)
                if not (
                    isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Attribute)
                    and call.func.attr == "get_form"
                    and isinstance(call.func.value, ast.Call)
                    and getattr(call.func.value.func, "id", "") == "super"
                ):
                    return False
        return True
