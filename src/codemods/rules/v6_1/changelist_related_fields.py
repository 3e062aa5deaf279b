"""``ChangeList.has_related_field_in_list_display()``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class ChangeListRelatedFields(FlagMembers):
    """A change list names the relations that it follows: ``get_select_related_fields()``."""

    change = "6.1/admin-changelist-related-fields"
    members = {
        "django.contrib.admin.views.main.ChangeList.has_related_field_in_list_display": "Override "
        "get_select_related_fields() and return the names of the relations; callers ask whether it returns any."
    }
    examples = [
        Flags(
            """\
                from django.contrib.admin.views.main import ChangeList

                class Own(ChangeList):
                    def has_related_field_in_list_display(self):
                        return True

                    def get_queryset(self, request):
                        return self.has_related_field_in_list_display()
                """,
            lines=(4, 8),
        ),
        Keeps(
            """\
                class Own:
                    def has_related_field_in_list_display(self):
                        return True
                """
        ),
    ]
