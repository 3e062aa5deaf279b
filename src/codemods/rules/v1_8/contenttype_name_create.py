"""``name`` where a content type is made."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import entries, remove_entries
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnCall

_TYPE = "django.contrib.contenttypes.models.ContentType"


class ContenttypeNameCreate(Rule):
    """A content type has no column ``name``; the name comes from its model."""

    change = "1.8/contenttype-name-create"
    also = ("1.10/contenttype-name",)
    triggers = (
        OnCall(_TYPE),
        OnAttribute("create"),
        OnAttribute("get_or_create"),
        OnAttribute("update_or_create"),
    )
    examples = [
        Fixes(
            before="""\
                from django.contrib.contenttypes.models import ContentType

                one = ContentType.objects.create(name="book", app_label="shop", model="book")
                two = ContentType(name="book", app_label="shop", model="book")
                three, made = ContentType.objects.get_or_create(
                    app_label="shop", model="book", defaults={"name": "book", "id": 7})
                """,
            after="""\
                from django.contrib.contenttypes.models import ContentType

                one = ContentType.objects.create(app_label="shop", model="book")
                two = ContentType(app_label="shop", model="book")
                three, made = ContentType.objects.get_or_create(
                    app_label="shop", model="book", defaults={"id": 7})
                """,
        ),
        Keeps(
            """\
                from django.contrib.auth.models import Permission
                from django.contrib.contenttypes.models import ContentType

                one = Permission.objects.create(name="book", content_type=ContentType(app_label="shop"))
                two = Permission.objects.get_or_create(codename="a", defaults={"name": "book"})
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        if isinstance(site.node, ast.Attribute):
            manager = site.node.value
            if not isinstance(manager, ast.Attribute) or not site.is_name(manager.value, _TYPE):
                return
        if site.keyword(call, "name") is not None:
            yield site.fix(site.edit_call(call).remove("name").edit(), node=call)
        defaults = site.keyword(call, "defaults")
        if defaults is not None and isinstance(defaults.value, ast.Dict):
            gone = [key for name, key, _ in entries(defaults.value) if name == "name"]
            if gone:
                yield site.fix(remove_entries(site, defaults.value, gone), node=defaults.value)
