"""Model forms that name no fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnSubclass

_FACTORIES = ("modelform_factory", "modelformset_factory", "inlineformset_factory")


class ModelformFieldsOrExclude(Rule):
    """A form of a model must name its ``fields``, or those to ``exclude``."""

    change = "1.8/modelform-fields-or-exclude"
    triggers = (
        OnSubclass("django.forms.models.ModelForm"),
        *(OnCall(f"django.forms.models.{name}") for name in _FACTORIES),
    )
    advice = "All fields were taken; name those that people may edit."
    examples = [
        Fixes(
            before="""\
                from django import forms
                from django.forms.models import inlineformset_factory, modelform_factory

                class BookForm(forms.ModelForm):
                    class Meta:
                        model = Book
                        widgets = {}

                one = modelform_factory(Book)
                two = inlineformset_factory(Book, Page, extra=1)
                """,
            after="""\
                from django import forms
                from django.forms.models import inlineformset_factory, modelform_factory

                class BookForm(forms.ModelForm):
                    class Meta:
                        model = Book
                        fields = '__all__'
                        widgets = {}

                one = modelform_factory(Book, fields='__all__')
                two = inlineformset_factory(Book, Page, extra=1, fields='__all__')
                """,
        ),
        Keeps(
            """\
                from django import forms
                from django.forms.models import modelform_factory

                class BookForm(forms.ModelForm):
                    class Meta:
                        model = Book
                        fields = ["title"]

                class ShortForm(BookForm):
                    class Meta(BookForm.Meta):
                        model = Shelf

                class BaseForm(forms.ModelForm):
                    title = forms.CharField()

                class Plain(forms.Form):
                    class Meta:
                        model = Book

                one = modelform_factory(Book, exclude=[])
                two = modelform_factory(Book, form=BookForm)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.ClassDef):
            yield from self._class(site, node)
        elif isinstance(node, ast.Call):
            yield from self._call(site, node)

    def _class(self, site: Site, node: ast.ClassDef) -> Iterator[Answer]:
        meta = next((one for one in node.body if isinstance(one, ast.ClassDef) and one.name == "Meta"), None)
        if meta is None or any(not isinstance(base, ast.Name) or base.id != "object" for base in meta.bases):
            return
        model: ast.Assign | None = None
        for statement in meta.body:
            if not isinstance(statement, ast.Assign | ast.AnnAssign | ast.AugAssign):
                continue
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            names = {one.id for one in targets if isinstance(one, ast.Name)}
            if names & {"fields", "exclude"}:
                return
            if "model" in names and isinstance(statement, ast.Assign):
                model = statement
        if model is None:
            return
        message = f"{node.name} names neither fields nor exclude"
        yield site.fix(site.insert_after(model, "fields = '__all__'"), node=meta, message=message)

    def _call(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        if site.has_stars(call):
            return
        given = {keyword.arg for keyword in call.keywords}
        if given & {"fields", "exclude", "form"}:
            return
        inline = site.is_name(
            call.func, "django.forms.models.inlineformset_factory", "django.forms.inlineformset_factory"
        )
        if len(call.args) > (2 if inline else 1):
            return
        yield site.fix(site.edit_call(call).add("fields", "'__all__'").edit())
