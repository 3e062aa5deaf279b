"""Files of the admin's that style sheets and scripts name by path."""

from __future__ import annotations

import re
from typing import ClassVar

from codemods.findings import Verdict
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.templates.v1_7.admin_buttons import AdminButtons as ButtonsInTemplates
from codemods.rules.templates.v1_9.admin_jquery import AdminJquery as JQueryInTemplates
from codemods.rules.templates.v3_2.admin_minified_js import AdminMinifiedJs as MinifiedInTemplates
from codemods.rules.templates.v4_2.admin_fonts import AdminFonts as FontsInTemplates
from codemods.rules.templates.v6_0.admin_icons import AdminIcons as IconsInTemplates
from codemods.rules.v1_9.admin_icons_removed import BELOW_STATIC, GONE, ICONS
from codemods.static.rule import StaticRule

__all__ = [
    "AdminButtons",
    "AdminCollapseScript",
    "AdminFonts",
    "AdminGisIcons",
    "AdminIcons",
    "AdminJQuery",
    "AdminMinifiedScripts",
]


class _AdminFiles(StaticRule):
    """``moved`` maps a path to the one that it has now; those in ``gone`` are flagged."""

    moved: ClassVar[dict[str, str]] = {}
    gone: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        paths = "|".join(map(re.escape, (*cls.moved, *cls.gone)))
        cls.pattern = re.compile(rf"{BELOW_STATIC}(?:{paths})(?![\w.-])")
        cls.words = tuple({f"{path.rpartition('/')[0]}/" for path in (*cls.moved, *cls.gone)})

    @classmethod
    def rewritten(cls, match: re.Match[str]) -> str | None:
        return cls.moved.get(match[0])


class AdminButtons(_AdminFiles):
    """The admin has no images for its buttons, which styles make round."""

    change = "1.7/admin-gif-buttons-removed"
    gone = ButtonsInTemplates.gone
    advice = "Bring an image of your own, or do without."
    examples = [
        Flags("a { background: url(/static/admin/img/tool-left.gif); }\n", path="shop/static/shop/style.css", current="1.6"),
        Keeps("a { background: url(../img/tool-left.gif); }\n", path="shop/static/shop/style.css", current="1.6"),
    ]  # fmt: skip


class AdminGisIcons(_AdminFiles):
    """The admin's images for maps are gone."""

    change = "6.0/admin-icons"
    gone = IconsInTemplates.gone
    advice = "Bring an image of your own."
    examples = [
        Flags(
            "a { background: url(/static/admin/img/gis/move_vertex_on.svg); }\n",
            path="shop/static/shop/style.css",
        ),
        Keeps("a { background: url(../img/gis/move_vertex_on.svg); }\n", path="shop/static/shop/style.css"),
    ]


class AdminJQuery(_AdminFiles):
    """The jQuery of the admin is in ``admin/js/vendor/jquery/``."""

    change = "1.9/admin-jquery-path"
    verdict = Verdict.FIX
    moved = JQueryInTemplates.moved
    examples = [
        Fixes(
            path="shop/static/shop/load.js",
            before='load("/static/admin/js/jquery.min.js");\n',
            after='load("/static/admin/js/vendor/jquery/jquery.min.js");\n',
        ),
        Keeps('load("/static/myadmin/js/jquery.min.js");\n', path="shop/static/shop/load.js"),
    ]


class AdminMinifiedScripts(_AdminFiles):
    """The admin has no minified versions of its own scripts."""

    change = "3.2/admin-minified-js"
    verdict = Verdict.FIX
    moved = MinifiedInTemplates.moved
    examples = [
        Fixes(
            path="shop/static/shop/load.js",
            before="load('/static/admin/js/inlines.min.js');\n",
            after="load('/static/admin/js/inlines.js');\n",
        ),
        Keeps("load('/static/admin/js/inlines.js', 'js/inlines.min.js');\n", path="shop/static/shop/load.js"),
    ]


class AdminIcons(_AdminFiles):
    """The admin's icons are SVG files."""

    change = "1.9/admin-icons-removed"
    verdict = Verdict.SUGGEST
    moved = {f"admin/img/{old}": f"admin/img/{new}" for old, new in ICONS.items()}
    gone = GONE
    advice = "Look at the size that the styles give it; bring a file of your own where the admin has none."
    examples = [
        Suggests(
            path="shop/static/shop/style.css",
            before=".yes { background: url(/static/admin/img/icon-yes.gif); }\n",
            after=".yes { background: url(/static/admin/img/icon-yes.svg); }\n",
        ),
        Flags("@import url(../../admin/css/ie.css);\n", path="shop/static/shop/style.css"),
        Keeps(".yes { background: url(../img/icon-yes.gif); }\n", path="shop/static/shop/style.css"),
        Keeps(
            ".yes { background: url(/static/shop/admin/img/icon-yes.gif); }\n",
            path="shop/static/shop/style.css",
        ),
    ]


class AdminFonts(_AdminFiles):
    """The admin no longer ships fonts."""

    change = "4.2/admin-fonts-removed"
    gone = FontsInTemplates.gone
    advice = "Set the font in a style of your own, or the admin's CSS variables for fonts."
    examples = [
        Flags("@import url(../../admin/css/fonts.css);\n", path="shop/static/shop/style.css"),
        Keeps("@import url(../css/fonts.css);\n", path="shop/static/shop/style.css"),
    ]


class AdminCollapseScript(_AdminFiles):
    """The admin has no ``collapse.js``, as HTML collapses by itself."""

    change = "5.1/admin-collapse-js"
    gone = ("admin/js/collapse.js",)
    advice = "Do without it, or bring a script of your own."
    examples = [
        Flags("import '/static/admin/js/collapse.js';\n", path="shop/static/shop/load.js"),
        Keeps("import '/static/shop/js/collapse.js';\n", path="shop/static/shop/load.js"),
    ]
