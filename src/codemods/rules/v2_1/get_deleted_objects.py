"""``get_deleted_objects()`` of the admin."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.called import arguments_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_OLD = ("objs", "opts", "user", "admin_site", "using")


class GetDeletedObjects(Rule):
    """``get_deleted_objects()`` is given the objects, the request and the admin site."""

    change = "2.1/undocumented-get-deleted-objects"
    triggers = (OnCall("django.contrib.admin.utils.get_deleted_objects"),)
    available = "2.1"
    advice = "Call get_deleted_objects(objs, request, admin_site)."
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin.utils import get_deleted_objects

                def ask(self, request, queryset, using):
                    return get_deleted_objects(queryset, self.opts, request.user, self.admin_site, using)
                """,
            after="""\
                from django.contrib.admin.utils import get_deleted_objects

                def ask(self, request, queryset, using):
                    return get_deleted_objects(queryset, request, self.admin_site)
                """,
        ),
        Flags(
            """\
                from django.contrib.admin.utils import get_deleted_objects

                def ask(self, user, queryset, using):
                    return get_deleted_objects(queryset, self.opts, user, self.admin_site, using)
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.contrib.admin.utils import get_deleted_objects

                def ask(self, request, queryset):
                    return get_deleted_objects(queryset, request, self.admin_site)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or len(call.args) + len(call.keywords) < 4:
            return
        try:
            given = arguments_of(site, call, _OLD)
        except CannotRewrite as reason:
            yield site.flag(advice=f"{self.advice} Not rewritten: {reason}.")
            return
        user = given.get("user")
        if not isinstance(user, ast.Attribute) or user.attr != "user" or not self.replaceable:
            yield site.flag()
            return
        inside = ", ".join(site.source(one) for one in (given["objs"], user.value, given["admin_site"]))
        yield site.fix(site.replace(call, f"{site.source(call.func)}({inside})"))
