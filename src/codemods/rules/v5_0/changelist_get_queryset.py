"""``ChangeList.get_queryset()`` is called with ``exclude_parameters``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class ChangeListGetQueryset(ChangeMethods):
    """Facets call ``ChangeList.get_queryset()`` with ``exclude_parameters``, which an override must take."""

    change = "5.0/admin-changelist-get-queryset"
    available = "5.0"
    advice = "Take exclude_parameters=None and hand it on."
    bases = ("django.contrib.admin.views.main.ChangeList",)
    grow = {"get_queryset": (("exclude_parameters", "None"),)}
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin.views.main import ChangeList

                class ShopChangeList(ChangeList):
                    def get_queryset(self, request):
                        return super().get_queryset(request).distinct()
                """,
            after="""\
                from django.contrib.admin.views.main import ChangeList

                class ShopChangeList(ChangeList):
                    def get_queryset(self, request, exclude_parameters=None):
                        return super().get_queryset(request, exclude_parameters=exclude_parameters).distinct()
                """,
        ),
        Keeps(
            """\
                from django.contrib.admin import ModelAdmin
                from django.contrib.admin.views.main import ChangeList

                class ShopAdmin(ModelAdmin):
                    def get_queryset(self, request):
                        return super().get_queryset(request)

                class ShopChangeList(ChangeList):
                    def get_queryset(self, request, **kwargs):
                        return super().get_queryset(request, **kwargs)
                """
        ),
    ]
