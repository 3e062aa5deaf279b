from __future__ import annotations

from codemods.rules.templates.renames import AttributeRenamed
from codemods.templates.rule import Fixes, Keeps

__all__ = ["ChangeListQuerySet"]


class ChangeListQuerySet(AttributeRenamed):
    """A change list of the admin has a ``queryset``, no longer a ``query_set``."""

    change = "1.8/changelist-query-set-attributes"
    owners = ("cl",)
    renames = {"query_set": "queryset", "root_query_set": "root_queryset"}
    examples = (
        Fixes(
            before="{% for x in cl.query_set %}{{ cl.root_query_set|length }}{% endfor %}",
            after="{% for x in cl.queryset %}{{ cl.root_queryset|length }}{% endfor %}",
        ),
        Keeps("{{ view.query_set }}{{ cl.query_set.count_all }}"),
    )
