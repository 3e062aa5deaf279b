from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils.html import format_html
from django.utils.translation import ugettext_lazy, ungettext_lazy

from .models import Category, PriceChange, Product


def feature(modeladmin, request, queryset):
    for product in queryset:
        LogEntry.objects.log_action(
            user_id=request.user.pk,
            content_type_id=ContentType.objects.get_for_model(product).pk,
            object_id=product.pk,
            object_repr=str(product),
            action_flag=CHANGE,
            change_message="featured",
        )
    count = queryset.update(featured=True)
    modeladmin.message_user(
        request,
        ungettext_lazy("%(count)d product is featured.", "%(count)d products are featured.", "count")
        % {"count": count},
    )


feature.short_description = ugettext_lazy("Put on the front page")


class PriceChangeInline(admin.TabularInline):
    model = PriceChange
    extra = 0


@admin.register(Product)
class ProductAdmin(admin.ModelAdmin):
    list_display = ["name", "category", "price", "star"]
    list_filter = ["featured"]
    search_fields = ["name"]
    actions = [feature]
    inlines = [PriceChangeInline]

    def star(self, obj):
        if obj.featured:
            return format_html("<b class='star'>*</b>")
        return format_html("<span>{}</span>", "-")

    def lookup_allowed(self, lookup, value):
        if lookup == "category__parent__slug":
            return True
        return super().lookup_allowed(lookup, value)


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):
    list_display = ["name", "parent"]
    prepopulated_fields = {"slug": ["name"]}
