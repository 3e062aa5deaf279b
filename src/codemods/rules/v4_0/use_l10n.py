"""``USE_L10N``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.shapes import ChangeSettings
from codemods.rules.shapes.branches import decide
from codemods.rules.site import Site

_COMMENT = re.compile(
    r"(?:^[ \t]*\r?\n)?^# If you set this to False, Django will not format dates, numbers and\r?\n"
    r"# calendars according to the current locale\.?[ \t]*\r?\n\Z",
    re.MULTILINE,
)


class UseL10n(ChangeSettings):
    """The setting ``USE_L10N`` is going away: values are always shown as the language has them."""

    change = "4.0/use-l10n-true"
    also = ("4.0/use-l10n-false", "5.0/use-l10n-setting", "5.0/use-l10n-false", "5.0/use-l10n-read")
    available = "4.0"
    remove_if = {"USE_L10N": True}
    advice = (
        "Values are always localised; where they must not be, use {% localize off %}, the filter unlocalize, or formats "
        "of your own (FORMAT_MODULE_PATH)."
    )
    examples = [
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                USE_I18N = True
                USE_L10N = True
                USE_TZ = True
                """,
            after="""\
                INSTALLED_APPS = []
                USE_I18N = True
                USE_TZ = True
                """,
        ),
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                USE_I18N = True

                # If you set this to False, Django will not format dates, numbers and
                # calendars according to the current locale.
                USE_L10N = True

                # If you set this to False, Django will not use timezone-aware datetimes.
                USE_TZ = True
                """,
            after="""\
                INSTALLED_APPS = []
                USE_I18N = True

                # If you set this to False, Django will not use timezone-aware datetimes.
                USE_TZ = True
                """,
        ),
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                USE_I18N = USE_L10N = USE_TZ = True
                """,
            after="""\
                INSTALLED_APPS = []
                USE_I18N = USE_TZ = True
                """,
        ),
        Fixes(
            before="""\
                from django.conf import settings
                from django.test import override_settings

                @override_settings(USE_L10N=True)
                def test_it():
                    print(settings.USE_L10N, settings.DEBUG)
                """,
            after="""\
                from django.conf import settings

                def test_it():
                    print(True, settings.DEBUG)
                """,
        ),
        Fixes(
            path="runtests.py",
            before="""\
                from django.conf import settings

                OPTIONS = {
                    "USE_I18N": True,
                    "USE_L10N": True,
                }
                MORE = dict(USE_TZ=True, USE_L10N=True)
                settings.configure(**OPTIONS)
                """,
            after="""\
                from django.conf import settings

                OPTIONS = {
                    "USE_I18N": True,
                }
                MORE = dict(USE_TZ=True, USE_L10N=True)
                settings.configure(**OPTIONS)
                """,
        ),
        Fixes(
            before="""\
                from django.conf import settings

                def grouped(value):
                    if not settings.USE_L10N:
                        return value
                    if settings.USE_L10N:
                        formats = current()
                    else:
                        formats = plain()
                    separator = formats.separator if settings.USE_L10N else ","
                    return separator, settings.USE_L10N and settings.USE_THOUSAND_SEPARATOR, value or settings.USE_L10N
                """,
            after="""\
                from django.conf import settings

                def grouped(value):
                    formats = current()
                    separator = formats.separator
                    return separator, settings.USE_THOUSAND_SEPARATOR, value or True
                """,
        ),
        Fixes(
            before="""\
                from django.conf import settings

                def grouped(value):
                    return settings.USE_L10N and group(value)
                """,
            after="""\
                from django.conf import settings

                def grouped(value):
                    return getattr(settings, "USE_L10N", True) and group(value)
                """,
            supports="3.2",
        ),
        Suggests(
            files={"site/settings.py": "INSTALLED_APPS = []\nUSE_TZ = True\nUSE_L10N = False\n"},
            before="""\
                from django.conf import settings

                print(settings.USE_L10N)
                """,
            after="""\
                print(True)
                """,
        ),
        Flags(
            """\
                INSTALLED_APPS = []
                USE_I18N = True
                USE_L10N = False
                """,
            path="site/settings.py",
            line=3,
        ),
        Keeps(
            """\
                USE_L10N = True
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind == "read":
            message = "Django no longer has the setting USE_L10N, which is always on"
            node = site.node
            if not self.gone or not isinstance(node, ast.Attribute) or site.module.in_fstring(node):
                return
            if not self.replaceable:  # older releases have the setting, and a default for it that is False
                text = f'getattr({site.source(node.value)}, "USE_L10N", True)'
                yield site.fix(site.replace(node, text), message=message)
                return
            own = any(
                facts.settings.get("USE_L10N", True) is not True for facts in site.index.binders("USE_L10N")
            )
            yield (site.suggest if own else site.fix)(
                decide(site, node, True) or site.replace(node, "True"),
                message=message,
                advice="Right unless the project goes on assigning it for itself." if own else "",
            )
            return
        for answer in super().visit(site):
            if site.kind == "assign" and answer.edits:
                answer.edits += self._comment(site)
            yield answer

    def _comment(self, site: Site) -> tuple[Edit, ...]:
        """The comment that ``startproject`` put above the setting, which would be about the next one."""
        text = site.module.text
        end = text.rfind("\n", 0, site.module.span(site.node)[0]) + 1
        found = _COMMENT.search(text, 0, end)
        return (Edit(found.start(), end, ""),) if found is not None else ()
