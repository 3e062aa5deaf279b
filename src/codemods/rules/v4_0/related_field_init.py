"""Relations of a project's own that pass over ``RelatedField.__init__()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_RELATED = "django.db.models.fields.related.RelatedField"
_FIELD = "django.db.models.fields.Field"
_OWN = ("django.db.models.fields.related.ForeignObject", "django.db.models.fields.related.ManyToManyField")
_ATTRIBUTES = ("_related_name", "_related_query_name", "_limit_choices_to")


class RelatedFieldInit(Rule):
    """``RelatedField`` has an ``__init__()`` of its own, which sets what ``deconstruct()`` reads."""

    change = "4.0/undocumented-related-field-init"
    triggers = (OnSubclass(_RELATED),)
    advice = "Call super().__init__(), which takes related_name, related_query_name and limit_choices_to."
    examples = [
        Flags(
            """\
                from django.db.models.fields import Field
                from django.db.models.fields.related import RelatedField

                class TagField(RelatedField, Field):
                    def __init__(self, to, blank=False):
                        Field.__init__(self, blank=blank, null=True)

                class MoreField(RelatedField):
                    def __init__(self, to):
                        super(RelatedField, self).__init__(null=True)
                """,
            lines=(6, 10),
        ),
        Keeps(
            """\
                from django.db.models import ForeignKey
                from django.db.models.fields import Field
                from django.db.models.fields.related import RelatedField

                class TagField(RelatedField, Field):
                    def __init__(self, to, blank=False):
                        super().__init__(blank=blank, null=True)

                class KeyField(ForeignKey):
                    def __init__(self, to):
                        Field.__init__(self, null=True)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef) or site.descends(node, *_OWN):
            return
        if any(name in site.module.walk.attributes for name in _ATTRIBUTES):
            return
        for call in ast.walk(node):
            func = call.func if isinstance(call, ast.Call) else None
            if not isinstance(func, ast.Attribute) or func.attr != "__init__":
                continue
            made = func.value
            if isinstance(made, ast.Call) and made.args and getattr(made.func, "id", "") == "super":
                if site.is_name(made.args[0], _RELATED):
                    yield site.flag(node=call)
            elif site.is_name(made, _FIELD):
                yield site.flag(node=call)
