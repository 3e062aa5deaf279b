"""``formfield_callback`` of model forms."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_METACLASS = "django.forms.models.ModelFormMetaclass"


class FormfieldCallback(Rule):
    """``formfield_callback`` is read from ``Meta`` only, no longer from the form itself."""

    change = "4.2/formfield-callback-attribute"
    available = "4.2"
    advice = "Move it into Meta."
    triggers = (OnSubclass("django.forms.ModelForm"), OnSubclass(_METACLASS))
    examples = [
        Fixes(
            before="""\
                from django import forms

                class ShopForm(forms.ModelForm):
                    formfield_callback = make_field  # dates

                    class Meta:
                        model = Shop
                        fields = ["name"]
                """,
            after="""\
                from django import forms

                class ShopForm(forms.ModelForm):

                    class Meta:
                        model = Shop
                        fields = ["name"]
                        formfield_callback = make_field  # dates
                """,
        ),
        Flags(
            """\
                from django import forms

                class ShopForm(forms.ModelForm):
                    def formfield_callback(field, **kwargs):
                        return None

                class OtherForm(ShopForm):
                    formfield_callback = None
                """,
            lines=(4, 8),
        ),
        Flags(
            """\
                from django.forms.models import ModelFormMetaclass

                class ShopFormMetaclass(ModelFormMetaclass):
                    def __new__(cls, name, bases, attrs):
                        attrs.setdefault("formfield_callback", made)
                        return super().__new__(cls, name, bases, attrs)
                """,
            line=5,
        ),
        Keeps(
            """\
                from django import forms

                class ShopForm(forms.ModelForm):
                    class Meta:
                        formfield_callback = make_field

                class Plain(forms.Form):
                    formfield_callback = make_field
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.node
        if not isinstance(class_, ast.ClassDef):
            return
        if site.descends(class_, _METACLASS):
            yield from self._in_metaclass(site, class_)
            return
        scope = site.module.walk.scope_of[class_]
        bindings = scope.bindings.get("formfield_callback", [])
        if not bindings:
            return
        statement = bindings[0].node
        if not isinstance(statement, ast.stmt):
            statement = site.module.statement_of(statement)
        meta = next(
            (one for one in class_.body if isinstance(one, ast.ClassDef) and one.name == "Meta"), None
        )
        value = bindings[0].value
        movable = (
            len(bindings) == 1
            and isinstance(statement, ast.Assign)
            and len(statement.targets) == 1
            and value is not None
            and meta is not None
            and not any(isinstance(one, ast.Name) and one.id in scope.bindings for one in ast.walk(value))
        )
        if not movable or not self.replaceable or meta is None or value is None:
            yield site.flag(node=statement)
            return
        lines, end = site.module.lines, site.module.span(statement)[1]
        comment = site.module.text[end : lines.line_end(lines.position(end)[0])].rstrip()
        moved = f"formfield_callback = {site.source(value)}"
        yield site.fix(
            site.remove(statement),
            site.insert_after(meta.body[-1], moved + comment if comment.lstrip().startswith("#") else moved),
            node=statement,
        )

    def _in_metaclass(self, site: Site, class_: ast.ClassDef) -> Iterator[Answer]:
        """``attrs["formfield_callback"] = …`` of what makes the forms."""
        for text in site.module.texts("formfield_callback"):
            inside = any(one is class_ for one in site.module.ancestors(text))
            if inside and text.value == "formfield_callback":
                yield site.flag(node=text, advice="Set it on attrs['Meta'] before the form is made.")
