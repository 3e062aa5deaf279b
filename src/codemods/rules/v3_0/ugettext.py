"""The ``ugettext`` family of ``django.utils.translation``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols

_NAMES = {
    "ugettext": "gettext",
    "ugettext_lazy": "gettext_lazy",
    "ugettext_noop": "gettext_noop",
    "ungettext": "ngettext",
    "ungettext_lazy": "ngettext_lazy",
}


class Ugettext(RenameSymbols):
    """``ugettext()`` and its sisters are old names of ``gettext()`` and its sisters."""

    change = "3.0/ugettext"
    also = (
        "3.0/ugettext-lazy",
        "3.0/ugettext-noop",
        "3.0/ungettext",
        "3.0/ungettext-lazy",
        "4.0/ugettext",
        "4.0/ugettext-lazy",
        "4.0/ugettext-noop",
        "4.0/ungettext",
        "4.0/ungettext-lazy",
    )
    renames = {
        f"django.utils.translation.{old}": f"django.utils.translation.{new}" for old, new in _NAMES.items()
    }
    available = "2.0"  # before, gettext() gave byte strings on Python 2
    examples = [
        Fixes(
            before="""\
                from django.utils.translation import ugettext_lazy as _, ugettext_lazy

                TITLE = _("title")
                BODY = ugettext_lazy("body")
                """,
            after="""\
                from django.utils.translation import gettext_lazy as _, gettext_lazy

                TITLE = _("title")
                BODY = gettext_lazy("body")
                """,
        ),
        Fixes(
            path="shop/compat.py",
            before="""\
                from django.utils.translation import ugettext_lazy
                """,
            after="""\
                from django.utils.translation import gettext_lazy as ugettext_lazy
                """,
            files={"shop/__init__.py": "", "shop/use.py": "from shop.compat import ugettext_lazy\n"},
        ),
        Keeps(
            path="shop/use.py",
            source="""\
                from shop.compat import ugettext_lazy

                NAME = ugettext_lazy("name")
                """,
            files={
                "shop/__init__.py": "",
                "shop/compat.py": "from django.utils.translation import ugettext_lazy\n",
            },
        ),
        Fixes(
            before="""\
                from django.utils.translation import ugettext

                def label(gettext=None):
                    return ugettext("label")
                """,
            after="""\
                from django.utils.translation import gettext as ugettext

                def label(gettext=None):
                    return ugettext("label")
                """,
        ),
        Fixes(
            before="""\
                from django.utils import translation

                def label():
                    from django.utils.translation import ungettext
                    return translation.ugettext("x") + ungettext("a", "b", 2)
                """,
            after="""\
                from django.utils import translation

                def label():
                    from django.utils.translation import ngettext
                    return translation.gettext("x") + ngettext("a", "b", 2)
                """,
        ),
        Keeps(
            """\
                from gettext import gettext as ugettext
                from django.utils.translation import gettext_lazy as ugettext_lazy

                def f(ungettext):
                    return ungettext("a", "b", 1), ugettext("x"), ugettext_lazy("y")
                """
        ),
    ]
