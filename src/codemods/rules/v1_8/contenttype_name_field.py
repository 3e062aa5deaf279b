"""Queries on the name of content types."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_TYPE = "django.contrib.contenttypes.models.ContentType"
_METHODS = ("get", "filter", "exclude", "order_by", "values", "values_list", "only")


class ContenttypeNameField(Rule):
    """Content types cannot be looked up by ``name``: it is no column any more."""

    change = "1.8/contenttype-name-field"
    triggers = tuple(OnAttribute(name) for name in _METHODS)
    advice = "Look them up by app_label and model."
    examples = [
        Flags(
            """\
                from django.contrib.contenttypes.models import ContentType

                one = ContentType.objects.get(name="book")
                two = ContentType.objects.order_by("name")
                three = Permission.objects.filter(content_type__name="book")
                """,
            lines=(3, 4, 5),
        ),
        Keeps(
            """\
                from django.contrib.auth.models import Permission
                from django.contrib.contenttypes.models import ContentType

                one = Permission.objects.get(name="book")
                two = ContentType.objects.get(app_label="shop", model="book").name
                """
        ),
    ]

    def glance(self, call: ast.Call) -> bool:
        return any(one.arg is not None and "name" in one.arg for one in call.keywords) or any(
            isinstance(one, ast.Constant) and one.value in ("name", "-name") for one in call.args
        )

    def visit(self, site: Site) -> Iterator[Answer]:
        call, node = site.call, site.node
        if call is None or not isinstance(node, ast.Attribute):
            return
        manager = node.value
        direct = isinstance(manager, ast.Attribute) and site.is_name(manager.value, _TYPE)
        for keyword in call.keywords:
            name = keyword.arg or ""
            if (direct and (name == "name" or name.startswith("name__"))) or (
                "content_type__name" in name
                and name.endswith(("content_type__name", "name__in", "name__iexact"))
            ):
                yield site.flag(node=call)
                return
        if direct and any(
            isinstance(one, ast.Constant) and one.value in ("name", "-name") for one in call.args
        ):
            yield site.flag(node=call)
