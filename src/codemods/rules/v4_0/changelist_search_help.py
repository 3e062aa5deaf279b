"""``ChangeList(search_help_text=)``."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.changelists import GrowChangeList


class ChangeListSearchHelp(GrowChangeList):
    """``ChangeList`` is made with ``search_help_text`` as well."""

    change = "4.0/changelist-init-search-help-text"
    available = "4.0"
    grow = {"__init__": (("search_help_text", None),)}
    argument = "search_help_text"
    value = "{self}.search_help_text"
    arguments = 13
    advice = "Hand on the model admin's search_help_text."
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin.views.main import ChangeList

                class ShopList(ChangeList):
                    def __init__(self, request, model, a, b, c, d, e, f, g, h, i, model_admin, sortable_by):
                        super().__init__(request, model, a, b, c, d, e, f, g, h, i, model_admin, sortable_by)
                """,
            after="""\
                from django.contrib.admin.views.main import ChangeList

                class ShopList(ChangeList):
                    def __init__(self, request, model, a, b, c, d, e, f, g, h, i, model_admin, sortable_by, search_help_text):
                        super().__init__(request, model, a, b, c, d, e, f, g, h, i, model_admin, sortable_by, search_help_text=search_help_text)
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
        Flags(
            """\
                from django.contrib.admin.views.main import ChangeList

                class ListMixin:
                    def get_list(self, request):
                        args = (request, self.model, self)
                        args = args + (self.sortable_by,)
                        return ChangeList(*args)
                """,
            line=7,
        ),
        Keeps(
            """\
                from django.contrib.admin.views.main import ChangeList

                class ShopList(ChangeList):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)

                def make(*args):
                    return ChangeList(*args)

                def make_more(admin):
                    args = [admin, admin.search_help_text]
                    return ChangeList(*args)
                """
        ),
    ]
