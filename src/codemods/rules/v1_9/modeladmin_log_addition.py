"""``ModelAdmin.log_addition()`` and ``construct_change_message()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class ModelAdminLogAddition(ChangeMethods):
    """``ModelAdmin.log_addition()`` is given a message, and ``construct_change_message()`` whether something is added."""

    change = "1.9/modeladmin-log-addition"
    bases = ("django.contrib.admin.ModelAdmin",)
    mixins = True
    grow = {"log_addition": (("message", None),), "construct_change_message": (("add", "False"),)}
    by_position = {"log_addition": 3, "construct_change_message": 4}
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def log_addition(self, request, object):
                        super().log_addition(request, object)

                    def construct_change_message(self, request, form, formsets):
                        return super().construct_change_message(request, form, formsets)
                """,
            after="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def log_addition(self, request, object, message):
                        super().log_addition(request, object, message=message)

                    def construct_change_message(self, request, form, formsets, add=False):
                        return super().construct_change_message(request, form, formsets, add=add)
                """,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def log_addition(self, request, *args, **kwargs):
                        pass

                class PageAdmin(admin.ModelAdmin):
                    def log_addition(self, request, obj, text):
                        pass

                    def construct_change_message(self, request, form, formsets, new):
                        return ""

                class Other:
                    def log_addition(self, request, object):
                        pass
                """
        ),
    ]
