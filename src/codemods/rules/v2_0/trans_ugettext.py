"""``ugettext()`` of the modules behind ``django.utils.translation``."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols

_PACKAGE = "django.utils.translation"
_PROXY = f"{_PACKAGE}._trans."


class TransUgettext(RenameSymbols):
    """What translates behind ``django.utils.translation`` has ``gettext()`` and ``ngettext()`` only."""

    change = "2.0/undocumented-trans-ugettext"
    renames = {
        f"{_PACKAGE}.{place}.{old}": f"{_PACKAGE}.{place}.{new}"
        for place in ("_trans", "trans_null", "trans_real")
        for old, new in (("ugettext", "gettext"), ("ungettext", "ngettext"))
    }
    available = "2.0"  # before, gettext() gave byte strings on Python 2
    examples = [
        Fixes(
            before="""\
                from django.utils.translation import _trans, trans_real
                from django.utils.translation.trans_real import ungettext

                def plain(message, number):
                    return _trans.ugettext(message), trans_real.ugettext(message), ungettext(message, message, number)
                """,
            after="""\
                from django.utils.translation import _trans, trans_real
                from django.utils.translation.trans_real import ngettext

                def plain(message, number):
                    return _trans.gettext(message), trans_real.gettext(message), ngettext(message, message, number)
                """,
        ),
        Keeps(
            """\
                from django.utils.translation import trans_real
                from shop.translation import _trans

                print(_trans.ugettext("a"), trans_real.gettext("b"))
                """
        ),
    ]

    def _available(self, new: str | None) -> bool:
        if new is not None and new.startswith(_PROXY):  # it hands on whatever it is asked for
            return self.replaceable
        return super()._available(new)
