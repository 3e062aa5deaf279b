"""Mixins that kept the deprecation warnings of tests quiet."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols

_ADVICE = "Put @ignore_warnings(category=...) of django.test.utils above the class instead of the base."


class DeprecationWarningMixins(RemoveSymbols):
    """The mixins that keep warnings quiet are gone; the decorator ``ignore_warnings`` is there."""

    change = "1.8/deprecation-warning-mixins"
    names = {
        f"django.test.utils.Ignore{kind}WarningsMixin": _ADVICE
        for kind in ("Deprecation", "PendingDeprecation", "AllDeprecation")
    }
    examples = [
        Flags(
            """\
                from django.test import TestCase
                from django.test.utils import IgnoreDeprecationWarningsMixin

                class OldTest(IgnoreDeprecationWarningsMixin, TestCase):
                    pass
                """,
            line=2,
        ),
        Keeps(
            """\
                from shop.test import IgnoreDeprecationWarningsMixin

                class OldTest(IgnoreDeprecationWarningsMixin):
                    pass
                """
        ),
    ]
