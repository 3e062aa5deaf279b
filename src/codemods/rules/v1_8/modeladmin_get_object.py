"""``ModelAdmin.get_object()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class ModeladminGetObject(ChangeMethods):
    """``ModelAdmin.get_object()`` is called with ``from_field``."""

    change = "1.8/modeladmin-get-object"
    bases = ("django.contrib.admin.options.ModelAdmin",)
    grow = {"get_object": (("from_field", "None"),)}
    by_position = {"get_object": 3}
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_object(self, request, object_id):
                        return super(BookAdmin, self).get_object(request, object_id)
                """,
            after="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_object(self, request, object_id, from_field=None):
                        return super(BookAdmin, self).get_object(request, object_id, from_field=from_field)
                """,
        ),
        Keeps(
            """\
                from django.views.generic import DetailView

                class BookView(DetailView):
                    def get_object(self, queryset=None):
                        return None
                """
        ),
    ]
