"""``EscapeData`` and its subclasses."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols

_ADVICE = (
    "Drop the checks and constructions: text is escaped at once now (conditional_escape()) or marked safe."
)


class EscapeDataClasses(RemoveSymbols):
    """The classes of text marked for later escaping are gone."""

    change = "1.10/escape-data-classes"
    also = ("2.0/escape-data-classes",)
    names = {
        f"django.utils.safestring.{name}": _ADVICE
        for name in ("EscapeData", "EscapeBytes", "EscapeText", "EscapeString", "EscapeUnicode")
    }
    examples = [
        Flags(
            """\
                from django.utils import safestring
                from django.utils.safestring import EscapeData, SafeData

                def plain(value):
                    return isinstance(value, (EscapeData, SafeData, safestring.EscapeText))
                """,
            lines=(2, 5),
        ),
        Keeps("from shop.html import EscapeData\n\nprint(EscapeData)\n"),
    ]
