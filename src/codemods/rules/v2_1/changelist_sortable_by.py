"""``ChangeList(sortable_by=)``."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.changelists import GrowChangeList


class ChangeListSortableBy(GrowChangeList):
    """``ChangeList`` is made with ``sortable_by`` as well."""

    change = "2.1/changelist-init-sortable-by"
    needs = ("django.contrib.admin.ModelAdmin.get_sortable_by",)
    grow = {"__init__": (("sortable_by", None),)}
    argument = "sortable_by"
    value = "{self}.get_sortable_by({request})"
    arguments = 12
    advice = "Hand on what the model admin's get_sortable_by() gives."
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin
                from django.contrib.admin.views.main import ChangeList

                class ShopAdmin(admin.ModelAdmin):
                    def _changelist(self, request):
                        return ChangeList(request, self.model, a, b, c, d, e, f, g, h, i,
                                          self)

                    def rows(self, request):
                        Made = self.get_changelist(request)
                        made = Made(request, self.model, a, b, c, d, e, f, g, h, list_editable=i, model_admin=self)
                        return made.get_queryset(request)
                """,
            after="""\
                from django.contrib import admin
                from django.contrib.admin.views.main import ChangeList

                class ShopAdmin(admin.ModelAdmin):
                    def _changelist(self, request):
                        return ChangeList(request, self.model, a, b, c, d, e, f, g, h, i,
                                          self, self.get_sortable_by(request))

                    def rows(self, request):
                        Made = self.get_changelist(request)
                        made = Made(request, self.model, a, b, c, d, e, f, g, h, list_editable=i, model_admin=self, sortable_by=self.get_sortable_by(request))
                        return made.get_queryset(request)
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.admin.views.main import ChangeList

                class ShopList(ChangeList):
                    def __init__(self, request, model, a, b, c, d, e, f, g, h, i, model_admin):
                        super(ShopList, self).__init__(request, model, a, b, c, d, e, f, g, h, i, model_admin)

                class Own(ChangeList):
                    def __init__(self, request, model, admin):
                        super().__init__(request, model, (), (), (), None, (), (), 100, 200, (), admin)
                """,
            after="""\
                from django.contrib.admin.views.main import ChangeList

                class ShopList(ChangeList):
                    def __init__(self, request, model, a, b, c, d, e, f, g, h, i, model_admin, sortable_by):
                        super(ShopList, self).__init__(request, model, a, b, c, d, e, f, g, h, i, model_admin, sortable_by=sortable_by)

                class Own(ChangeList):
                    def __init__(self, request, model, admin):
                        super().__init__(request, model, (), (), (), None, (), (), 100, 200, (), admin, sortable_by=None)
                """,
        ),
        Flags(
            """\
                from django.contrib.admin.views.main import ChangeList

                class OtherList(ChangeList):
                    def __init__(self, **kwargs):
                        self.shelf = kwargs.pop("shelf", None)
                        super(OtherList, self).__init__(**kwargs)

                class TreeList(ChangeList):
                    def __init__(self, request, node):
                        params = dict(request=request, model=node.model)
                        super(TreeList, self).__init__(**params)
                """,
            lines=(4, 11),
        ),
        Flags(
            """\
                from django.contrib.admin.views.main import ChangeList

                print(ChangeList(request, model, a, b, c, d, e, f, g, h, i, admin))
                """,
            line=3,
        ),
        Fixes(
            before="""\
                from django.contrib.admin.views.main import ChangeList

                class ShopList(ChangeList):
                    def __init__(self, request, model, a, b, c, d, e, f, g, h, i, model_admin, **options):
                        super().__init__(request, model, a, b, c, d, e, f, g, h, i, model_admin, **options)
                """,
            after="""\
                from django.contrib.admin.views.main import ChangeList

                class ShopList(ChangeList):
                    def __init__(self, request, model, a, b, c, d, e, f, g, h, i, model_admin, sortable_by, **options):
                        super().__init__(request, model, a, b, c, d, e, f, g, h, i, model_admin, sortable_by=sortable_by, **options)
                """,
        ),
        Keeps(
            """\
                from django.contrib import admin
                from django.contrib.admin.views.main import ChangeList

                class OtherList(ChangeList):
                    def __init__(self, *args):
                        super(OtherList, self).__init__(*args)

                class ShopList(ChangeList):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)

                class TreeList(ChangeList):
                    def __init__(self, request, node):
                        params = dict(request=request, model=node.model)
                        if django.VERSION >= (2, 1):
                            params['sortable_by'] = []
                        super().__init__(**params)

                class Leaves(TreeList):
                    def __init__(self, request):
                        super().__init__(request, None)

                class ShopAdmin(admin.ModelAdmin):
                    def rows(self, request, arguments):
                        Made = self.get_changelist(request)
                        return Made(*arguments), Made(request, self.model, a, b, c, d, e, f, g, h, i, self, j)
                """
        ),
    ]
