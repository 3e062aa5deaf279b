"""``AdminSite.get_app_list()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class GetAppList(ChangeMethods):
    """The admin calls ``get_app_list()`` with an ``app_label``."""

    change = "4.1/admin-get-app-list-signature"
    available = "4.1"
    bases = ("django.contrib.admin.AdminSite",)
    grow = {"get_app_list": (("app_label", "None"),)}
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class ShopSite(admin.AdminSite):
                    def get_app_list(self, request):
                        return super().get_app_list(request)
                """,
            after="""\
                from django.contrib import admin

                class ShopSite(admin.AdminSite):
                    def get_app_list(self, request, app_label=None):
                        return super().get_app_list(request, app_label=app_label)
                """,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class ShopSite(admin.AdminSite):
                    def get_app_list(self, *args, **kwargs):
                        return super().get_app_list(*args, **kwargs)

                class Site:
                    def get_app_list(self, request):
                        return []
                """
        ),
    ]
