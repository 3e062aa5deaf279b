from django.contrib import admin
from django.utils.translation import ugettext as _

from .models import Line, Order


class LineInline(admin.TabularInline):
    model = Line


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    list_display = ["__str__", "customer", "status", "note"]
    list_filter = ["status", "gift"]
    inlines = [LineInline]

    def note(self, obj):
        return _("a gift") if obj.gift else ""

    def delete_model(self, request, obj):
        self.log_deletion(request, obj, str(obj))
        super().delete_model(request, obj)
