from __future__ import annotations

import re

from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["AdminDarkMode"]

_STYLE = re.compile(r"\{[^{}]*\}")
_COLOR = re.compile(r"(?<![\w-])color\s*:\s*(#[0-9a-f]{3}(?:[0-9a-f]{3})?|[a-z]+)\b", re.IGNORECASE)
_BACKGROUND = re.compile(r"(?<![\w-])background(?:-color|-image)?\s*:(?!\s*(?:none|transparent|inherit)\b)")
_HEEDED = re.compile(r"prefers-color-scheme|\bvar\(|forced-color|--[\w-]+\s*:")
_NAMES = frozenset(
    ["black", "darkblue", "darkslategray", "darkslategrey", "indigo", "maroon", "midnightblue", "navy"]
)
_DARKEST = 0.118
"""The luminance of text that has a contrast of three to the page, on which it cannot be read any more."""


class AdminDarkMode(TemplateRule):
    """The pages of the admin are dark where the browser asks for that, and text of a fixed dark colour is hard to read.

    Told are styles of own pages that give text such a colour, and leave the background as it is.
    """

    change = "3.2/admin-theming-dark-mode"
    partly = True
    words = ("<style",)
    shape = _STYLE
    advice = "Take a colour of the admin's own, such as var(--body-fg, #333)."
    examples = (
        Flags(
            '{% extends "admin/base_site.html" %}\n{% block extrastyle %}<style>\n.hint { color: #333; }\n'
            ".note {\n  COLOR: Black\n}\n.warning { color: #f00; }\n</style>{% endblock %}",
            path="shop/templates/admin/change_list.html",
            lines=(3, 4),
        ),
        Keeps(
            '{% extends "admin/base_site.html" %}{% block extrastyle %}<style>.hint { color: #333; background: #fff; }'
            "</style>{% endblock %}",
            path="shop/templates/admin/change_list.html",
        ),
        Keeps(
            '{% extends "admin/base_site.html" %}{% block extrastyle %}<style>.hint { color: #eee; border-color: #333; }'
            "</style>{% endblock %}<p>{ color: #333 }</p>",
            path="shop/templates/admin/change_list.html",
        ),
        Keeps(
            '{% extends "shop/base.html" %}{% block style %}<style>.hint { color: #333; }</style>{% endblock %}',
            path="shop/templates/shop/list.html",
        ),
    )

    def on_template(self, site: Site) -> Answers:
        if not site.extends.startswith("admin/") or site.context.own_templates("admin/base.html"):
            return
        raw = site.template.markup.raw
        styles = [match for match in site.find(_STYLE) if raw(match.start()) == "style"]
        text = " ".join(match[0] for match in styles)
        if _HEEDED.search(site.template.text) or _BACKGROUND.search(text.lower()):
            return
        for style in styles:
            color = _COLOR.search(style[0])
            if color is not None and _is_dark(color[1].lower()):
                yield site.flag(site.template.replace(style.start(), style.end(), ""))


def _is_dark(color: str) -> bool:
    if not color.startswith("#"):
        return color in _NAMES
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < _DARKEST


def _linear(value: float) -> float:
    """The light of a channel of sRGB."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
