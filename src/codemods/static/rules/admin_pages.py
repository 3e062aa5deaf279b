"""Classes, ids, events and globals of the admin's pages that styles and scripts go by."""

from __future__ import annotations

import re

from codemods.findings import Verdict
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.static.rule import StaticRule

__all__ = ["AdminFieldBox", "AdminFilterNav", "AdminGlobals", "AdminRows", "AdminWide", "FormsetEvents"]

_CSS = "shop/static/shop/admin.css"
_JS = "shop/static/shop/admin.js"


class AdminGlobals(StaticRule):
    """The admin's pages no longer set ``__admin_media_prefix__`` and ``__admin_utc_offset__``."""

    change = "1.9/admin-media-prefix-js"
    words = ("__admin_",)
    pattern = re.compile(r"\b__admin_(?:media_prefix|utc_offset)__\b")
    advice = "The offset is in the attribute data-admin-utc-offset of the body."
    examples = [
        Flags("var offset = window.__admin_utc_offset__;\n", path=_JS),
        Keeps("var offset = window.__utc_offset__;\n", path=_JS),
    ]


class AdminFieldBox(StaticRule):
    """The class of a field in a line of several is ``fieldBox`` in the admin, no longer ``field-box``."""

    change = "2.1/admin-fieldbox-class"
    words = ("field-box",)
    pattern = re.compile(r"(?<=\.)field-box(?![\w-])")
    verdict = Verdict.SUGGEST
    admin = True
    advice = "Do so where the admin's own form is meant, and no model field called box."
    examples = [
        Suggests(path=_CSS, before=".field-box { float: left }\n", after=".fieldBox { float: left }\n"),
        Keeps(".field-boxes { float: left }\n", path=_CSS),
        Keeps(".field-box { float: left }\n", path="shop/static/shop/shop.css"),
    ]

    @classmethod
    def rewritten(cls, match: re.Match[str]) -> str | None:
        return "fieldBox"


class AdminRows(StaticRule):
    """The rows of the admin's tables no longer have the classes ``row1`` and ``row2``."""

    change = "3.1/admin-css-row1-row2"
    words = (".row1", ".row2")
    pattern = re.compile(r"(?:(?<![\w-])tr|(?<![\w\])-]))\.row([12])(?![\w-])(?=[^{};]*\{)")
    verdict = Verdict.SUGGEST
    admin = True
    suffix = "css"
    advice = "Do so where rows of the admin's tables are meant."
    examples = [
        Suggests(
            path=_CSS,
            before="#changelist tr.row1 td, .row2 { color: red }\n",
            after="#changelist tr:nth-child(odd) td, tr:nth-child(even) { color: red }\n",
        ),
        Keeps(".row1 { color: red }\n.row12 { color: blue }\n", path="shop/static/shop/shop.css"),
    ]

    @classmethod
    def rewritten(cls, match: re.Match[str]) -> str | None:
        return f"tr:nth-child({'odd' if match[1] == '1' else 'even'})"


class FormsetEvents(StaticRule):
    """The events of inline forms are the browser's own, and no longer hand the row and the prefix to the listener."""

    change = "4.1/formset-js-events"
    words = ("formset:",)
    pattern = re.compile(
        r"\.on\(\s*(?P<quote>[\"'])formset:(?:added|removed)[^\"']*(?P=quote)\s*,"
        r"\s*(?:function\b[^(]*)?\(\s*\w+\s*,"
    )
    suffix = "js"
    advice = "The row is event.target, the prefix event.detail.formsetName; listen with addEventListener()."
    examples = [
        Flags("$(document).on('formset:added', function(event, $row, name) {});\n", path=_JS),
        Keeps(
            "document.addEventListener('formset:added', (event) => {});\n"
            "$(document).on('formset:added', function(event) {});\n",
            path=_JS,
        ),
    ]


class AdminFilterNav(StaticRule):
    """The filters of a change list stand in a ``nav``, no longer in a ``div``."""

    change = "5.1/admin-filter-nav"
    words = ("div#changelist-filter",)
    pattern = re.compile(r"\bdiv#changelist-filter\b")
    advice = "Write #changelist-filter, without the name of the element."
    examples = [
        Flags("div#changelist-filter { width: 9em }\n", path=_CSS),
        Keeps("#changelist-filter { width: 9em }\n", path=_CSS),
    ]


class AdminWide(StaticRule):
    """The class ``wide`` of the admin's fieldsets does nothing any more."""

    change = "6.1/admin-wide-class"
    words = (".wide",)
    pattern = re.compile(r"(?<=[\w\])])\.wide(?![\w-])|(?<![\w-])\.wide(?=[ \t]+[.#\w][^{};]*\{)")
    admin = True
    suffix = "css"
    advice = "Drop the style, or the class where own styles do not use it."
    examples = [
        Flags(".aligned.wide label { width: 15em }\n.wide .help { color: red }\n", path=_CSS, lines=(1, 2)),
        Keeps(".wider, .my-wide { color: red }\n", path=_CSS),
        Keeps(".aligned.wide label { width: 15em }\n", path="shop/static/shop/shop.css"),
    ]
