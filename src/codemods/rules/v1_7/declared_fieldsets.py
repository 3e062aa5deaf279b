"""``ModelAdmin.declared_fieldsets``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class DeclaredFieldsets(FlagMembers):
    """``ModelAdmin.declared_fieldsets`` is gone; ``get_fieldsets()`` gives them for a request."""

    change = "1.7/declared-fieldsets"
    also = ("1.9/declared-fieldsets",)
    members = {
        "django.contrib.admin.options.BaseModelAdmin.declared_fieldsets": "Set fieldsets, and ask "
        "get_fieldsets(request, obj)."
    }
    examples = [
        Flags(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    declared_fieldsets = []

                    def rows(self):
                        return self.declared_fieldsets
                """,
            lines=(4, 7),
        ),
        Keeps(
            """\
                class BookAdmin:
                    declared_fieldsets = []
                """
        ),
    ]
