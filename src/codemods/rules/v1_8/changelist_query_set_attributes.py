"""``ChangeList.query_set`` and ``ChangeList.root_query_set``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameMembers


class ChangelistQuerySetAttributes(RenameMembers):
    """``query_set`` of a ``ChangeList`` is ``queryset`` now, and ``root_query_set`` is ``root_queryset``."""

    change = "1.8/changelist-query-set-attributes"
    members = {
        "django.contrib.admin.views.main.ChangeList.query_set": "queryset",
        "django.contrib.admin.views.main.ChangeList.root_query_set": "root_queryset",
    }
    receivers = ("cl", "changelist", "change_list")
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin.views.main import ChangeList

                class BookChanges(ChangeList):
                    def rows(self):
                        return self.query_set

                def rows(cl):
                    return cl.query_set, cl.root_query_set
                """,
            after="""\
                from django.contrib.admin.views.main import ChangeList

                class BookChanges(ChangeList):
                    def rows(self):
                        return self.queryset

                def rows(cl):
                    return cl.queryset, cl.root_queryset
                """,
        ),
        Keeps(
            """\
                def rows(self, node):
                    return self.query_set, node.query_set
                """
        ),
    ]
