"""``EMPTY_CHANGELIST_VALUE``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class EmptyChangelistValue(RemoveSymbols):
    """What the admin shows for nothing is set for every admin; the constant ``EMPTY_CHANGELIST_VALUE`` is gone."""

    change = "1.9/empty-changelist-value"
    names = {
        "django.contrib.admin.views.main.EMPTY_CHANGELIST_VALUE": "Call get_empty_value_display() of the ModelAdmin."
    }
    examples = [
        Flags(
            source="""\
                from django.contrib.admin.views.main import EMPTY_CHANGELIST_VALUE

                def label(value):
                    return value or EMPTY_CHANGELIST_VALUE
                """,
            line=1,
        ),
        Keeps(
            source="""\
                from django.contrib.admin.views.main import ChangeList
                from shop.views.main import EMPTY_CHANGELIST_VALUE

                print(ChangeList, EMPTY_CHANGELIST_VALUE)
                """,
        ),
    ]
