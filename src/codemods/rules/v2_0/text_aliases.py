"""The names ``force_unicode()``, ``smart_unicode()`` and ``SafeUnicode``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class TextAliases(RenameSymbols):
    """``force_unicode()``, ``smart_unicode()`` and ``SafeUnicode`` were names for Python 2."""

    change = "2.0/undocumented-python2-text-aliases"
    renames = {
        "django.utils.encoding.force_unicode": "django.utils.encoding.force_str",
        "django.utils.encoding.smart_unicode": "django.utils.encoding.smart_str",
        "django.utils.safestring.SafeUnicode": "django.utils.safestring.SafeString",
    }
    available = "2.0"
    examples = [
        Fixes(
            before="""\
                from django.utils.encoding import force_unicode, smart_unicode
                from django.utils.safestring import SafeUnicode

                print(force_unicode(1), smart_unicode(2), SafeUnicode("a"))
                """,
            after="""\
                from django.utils.encoding import force_str, smart_str
                from django.utils.safestring import SafeString

                print(force_str(1), smart_str(2), SafeString("a"))
                """,
        ),
        Keeps("""\
                try:
                    from django.utils.encoding import force_text as force_unicode
                except ImportError:
                    from django.utils.encoding import force_unicode

                print(force_unicode(1))
                """),
    ]
