"""The argument ``app_name`` of ``AdminSite``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class AdminsiteAppName(ChangeArguments):
    """``AdminSite`` takes no ``app_name``; it is always ``admin``."""

    change = "1.8/adminsite-app-name"
    calls = ("django.contrib.admin.sites.AdminSite",)
    remove = {"app_name": 1}
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class ShopSite(admin.AdminSite):
                    pass

                one = admin.AdminSite("one", "admin")
                two = ShopSite(name="two", app_name="admin")
                """,
            after="""\
                from django.contrib import admin

                class ShopSite(admin.AdminSite):
                    pass

                one = admin.AdminSite("one")
                two = ShopSite(name="two")
                """,
        ),
        Keeps(
            """\
                from django.contrib import admin
                from shop.admin import AdminSite

                one = admin.AdminSite("one")
                two = AdminSite("two", "admin")
                """
        ),
    ]
