"""Subclasses of ``JSONField`` that encode the value themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.handed_back import gives_back_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_FIELD = "django.db.models.JSONField"


class JsonfieldGetPrepValue(Rule):
    """``JSONField`` encodes what ``get_prep_value()`` returns; what an override has encoded is encoded twice."""

    change = "4.2/undocumented-jsonfield-get-prep-value"
    triggers = (OnMethod(_FIELD, "get_prep_value"),)
    advice = (
        "Return the Python value, or what super().get_prep_value() returns of it, and leave the encoding to "
        "get_db_prep_value(); an encoder of its own goes into the field's encoder argument."
    )
    examples = [
        Flags(
            """\
                import json

                from django.db import models

                class Labels(models.JSONField):
                    def get_prep_value(self, value):
                        if value is None:
                            return value
                        return json.dumps(value, sort_keys=True)
                """,
            line=6,
        ),
        Flags(
            """\
                from django.db.models import JSONField

                class SecretMixin:
                    def get_prep_value(self, value):
                        return encrypt(super().get_prep_value(value))

                class Secret(SecretMixin, JSONField):
                    pass
                """,
            line=4,
        ),
        Keeps(
            """\
                import json

                from django.db import models

                class Labels(models.JSONField):
                    def get_prep_value(self, value):
                        if value is None:
                            return value
                        value = super().get_prep_value(sorted(value))
                        return value

                class Tags(models.JSONField):
                    def get_prep_value(self, value):
                        return None if not value else super().get_prep_value(list(value))

                class Text(models.JSONField):
                    def get_prep_value(self, value):
                        return json.dumps(value)

                    def get_db_prep_value(self, value, connection, prepared=False):
                        return value if prepared else self.get_prep_value(value)

                class Name(models.TextField):
                    def get_prep_value(self, value):
                        return json.dumps(value)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        method, class_ = site.node, site.class_
        if not isinstance(method, ast.FunctionDef) or class_ is None or gives_back_super(site, method):
            return
        # An override that has nothing to do with Django's does all of the encoding, as before.
        later = site.module.walk.scope_of[class_].bindings.get("get_db_prep_value", ())
        if later and isinstance(later[-1].node, ast.FunctionDef) and not _calls_super(later[-1].node):
            return
        yield site.flag()


def _calls_super(method: ast.FunctionDef) -> bool:
    return any(isinstance(one, ast.Name) and one.id == "super" for one in ast.walk(method))
