from __future__ import annotations

from codemods.rules.templates.static_files import StaticFiles
from codemods.rules.v3_2.admin_stop_words import SCRIPT
from codemods.rules.v3_2.admin_stop_words import AdminStopWords as InPython
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminStopWords"]


class AdminStopWords(StaticFiles):
    """``URLify()`` of the admin's ``urlify.js`` keeps English words such as “a” and “the” in slugs."""

    change = InPython.change
    gone = (SCRIPT,)
    partly = True
    advice = InPython.advice
    examples = (
        Flags("<p>\n<script src=\"{% static 'admin/js/urlify.js' %}\"></script>", line=2),
        Keeps("<script src=\"{% static 'shop/js/urlify.js' %}\"></script>"),
    )
