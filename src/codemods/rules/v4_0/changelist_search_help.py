"""``ChangeList(search_help_text=)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeMethods
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_CHANGELIST = "django.contrib.admin.views.main.ChangeList"
_OLD_ARGUMENTS = 13


class ChangeListSearchHelp(ChangeMethods):
    """``ChangeList`` is made with ``search_help_text`` as well."""

    change = "4.0/changelist-init-search-help-text"
    available = "4.0"
    bases = (_CHANGELIST,)
    grow = {"__init__": (("search_help_text", None),)}
    triggers = (OnCall(_CHANGELIST, subclasses=True),)
    advice = "Hand on the model admin's search_help_text."
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin.views.main import ChangeList

                class ShopList(ChangeList):
                    def __init__(self, request, model, ordering, sortable_by):
                        super().__init__(request, model, ordering, sortable_by)
                """,
            after="""\
                from django.contrib.admin.views.main import ChangeList

                class ShopList(ChangeList):
                    def __init__(self, request, model, ordering, sortable_by, search_help_text):
                        super().__init__(request, model, ordering, sortable_by, search_help_text=search_help_text)
                """,
        ),
        Fixes(
            before="""\
                from django.contrib import admin
                from django.contrib.admin.views.main import ChangeList

                class ShopAdmin(admin.ModelAdmin):
                    def get_changelist_instance(self, request):
                        return ChangeList(request, self.model, a, b, c, d, e, f, g, h, i, self, j)
                """,
            after="""\
                from django.contrib import admin
                from django.contrib.admin.views.main import ChangeList

                class ShopAdmin(admin.ModelAdmin):
                    def get_changelist_instance(self, request):
                        return ChangeList(request, self.model, a, b, c, d, e, f, g, h, i, self, j, self.search_help_text)
                """,
        ),
        Flags(
            """\
                from django.contrib.admin.views.main import ChangeList

                print(ChangeList(request, model, a, b, c, d, e, f, g, h, i, admin, j))
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.contrib.admin.views.main import ChangeList

                class ShopList(ChangeList):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            yield from super().visit(site)
            return
        given = len(call.args) + len(call.keywords)
        if (
            site.has_stars(call)
            or given != _OLD_ARGUMENTS
            or site.keyword(call, "search_help_text") is not None
        ):
            return
        owner = site.class_
        message = "ChangeList is made with search_help_text as well"
        if (
            not self.replaceable
            or owner is None
            or not site.descends(owner, "django.contrib.admin.ModelAdmin")
        ):
            yield site.flag(message=message)
            return
        name = None if not call.keywords else "search_help_text"
        yield site.fix(site.edit_call(call).add(name, "self.search_help_text").edit(), message=message)
