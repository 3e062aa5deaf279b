"""``ModelAdmin.log_change(obj=)``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class ModelAdminLog(ChangeArguments):
    """The log methods of ``ModelAdmin`` call the object ``obj``."""

    change = "4.0/modeladmin-log-obj"
    available = "4.0"
    methods = tuple(
        f"django.contrib.admin.ModelAdmin.{name}" for name in ("log_addition", "log_change", "log_deletion")
    )
    rename = {"object": "obj"}
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    def save(self, request, shop):
                        self.log_change(request, object=shop, message="m")
                        super().log_addition(request, message="m", object=shop)
                """,
            after="""\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    def save(self, request, shop):
                        self.log_change(request, obj=shop, message="m")
                        super().log_addition(request, message="m", obj=shop)
                """,
        ),
        Keeps(
            """\
                class ShopLog:
                    def save(self, request, shop):
                        self.log_change(request, object=shop, message="m")
                """
        ),
    ]
