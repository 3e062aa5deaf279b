"""``ModelAdmin.response_delete()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class ModeladminResponseDelete(ChangeMethods):
    """``ModelAdmin.response_delete()`` is called with ``obj_id``."""

    change = "1.8/modeladmin-response-delete"
    bases = ("django.contrib.admin.options.ModelAdmin",)
    grow = {"response_delete": (("obj_id", None),)}
    by_position = {"response_delete": 3}
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin import ModelAdmin

                class BookAdmin(ModelAdmin):
                    def response_delete(self, request, obj_display):
                        return super(BookAdmin, self).response_delete(request, obj_display)
                """,
            after="""\
                from django.contrib.admin import ModelAdmin

                class BookAdmin(ModelAdmin):
                    def response_delete(self, request, obj_display, obj_id):
                        return super(BookAdmin, self).response_delete(request, obj_display, obj_id=obj_id)
                """,
        ),
        Keeps(
            """\
                class BookAdmin:
                    def response_delete(self, request, obj_display):
                        return None
                """
        ),
    ]
