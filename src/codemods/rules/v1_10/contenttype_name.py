"""``ContentType.name``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of, remove_entries
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword, Trigger

_MODEL = "django.contrib.contenttypes.models.ContentType"
_METHODS = ("create", "get_or_create", "update_or_create")


class ContenttypeName(Rule):
    """``ContentType`` has no column ``name`` any more: it cannot be given when one is made."""

    change = "1.10/contenttype-name"
    also = ("1.8/contenttype-name-create",)
    available = "1.8"
    examples = [
        Fixes(
            before="""\
                from django.contrib.contenttypes.models import ContentType

                ContentType.objects.create(name="book", app_label="shop", model="book")
                ContentType.objects.get_or_create(app_label="shop", model="book", defaults={"name": "book", "id": 3})
                ContentType(app_label="shop", model="book", name="book").save()
                """,
            after="""\
                from django.contrib.contenttypes.models import ContentType

                ContentType.objects.create(app_label="shop", model="book")
                ContentType.objects.get_or_create(app_label="shop", model="book", defaults={"id": 3})
                ContentType(app_label="shop", model="book").save()
                """,
        ),
        Keeps(
            """\
                from django.contrib.auth.models import Group
                from shop.models import ContentType

                Group.objects.create(name="editors")
                ContentType.objects.create(name="book")
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnKeyword("name")
        yield OnKeyword("defaults")

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or not self._makes(site, call.func):
            return
        if site.qname == "name":
            yield site.fix(site.edit_call(call).remove("name").edit(), node=call)
            return
        defaults = site.argument(call, "defaults")
        if isinstance(defaults, ast.Dict):
            gone = [key for key in defaults.keys if key is not None and key_of(key) == "name"]
            if gone:
                yield site.fix(remove_entries(site, defaults, gone), node=defaults)

    def _makes(self, site: Site, func: ast.expr) -> bool:
        if site.is_name(func, _MODEL):
            return True
        if not isinstance(func, ast.Attribute) or func.attr not in _METHODS:
            return False
        manager = func.value
        if isinstance(manager, ast.Call) and isinstance(manager.func, ast.Attribute):
            manager = manager.func.value
        return isinstance(manager, ast.Attribute) and site.is_name(manager.value, _MODEL)
