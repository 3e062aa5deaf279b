"""``has_add_permission()`` of inlines."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class InlineHasAddPermission(ChangeMethods):
    """``has_add_permission()`` of admin inlines is given the object that is edited."""

    change = "2.1/inline-has-add-permission-obj"
    also = ("3.0/inline-has-add-permission-obj",)
    bases = ("django.contrib.admin.options.InlineModelAdmin",)
    mixins = True
    grow = {"has_add_permission": (("obj", "None"),)}
    by_position = {"has_add_permission": 2}
    available = "2.1"
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class LineInline(admin.TabularInline):
                    def has_add_permission(self, request):
                        return request.user.is_staff and super().has_add_permission(request)
                """,
            after="""\
                from django.contrib import admin

                class LineInline(admin.TabularInline):
                    def has_add_permission(self, request, obj=None):
                        return request.user.is_staff and super().has_add_permission(request, obj=obj)
                """,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class Frozen(object):
                    def has_add_permission(self, request):
                        return False

                class BookAdmin(Frozen, admin.ModelAdmin):
                    pass

                class BookInline(Frozen, admin.TabularInline):
                    pass
                """
        ),
        Keeps(
            """\
                from django.contrib import admin

                class OrderAdmin(admin.ModelAdmin):
                    def has_add_permission(self, request):
                        return False

                class LineInline(admin.StackedInline):
                    def has_add_permission(self, request, obj):
                        return False

                class ItemInline(admin.StackedInline):
                    def has_add_permission(self, request, *args, **kwargs):
                        return False
                """
        ),
    ]
