"""Icons and other static files that the admin no longer has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

__all__ = ["BELOW_STATIC", "GONE", "ICONS", "AdminIconsRemoved"]

ICONS = {
    "gis/move_vertex_off.png": "gis/move_vertex_off.svg",
    "gis/move_vertex_on.png": "gis/move_vertex_on.svg",
    "icon-no.gif": "icon-no.svg",
    "icon-unknown.gif": "icon-unknown.svg",
    "icon-yes.gif": "icon-yes.svg",
    "icon_addlink.gif": "icon-addlink.svg",
    "icon_alert.gif": "icon-alert.svg",
    "icon_calendar.gif": "icon-calendar.svg",
    "icon_changelink.gif": "icon-changelink.svg",
    "icon_clock.gif": "icon-clock.svg",
    "icon_deletelink.gif": "icon-deletelink.svg",
    "icon_searchbox.png": "search.svg",
    "inline-delete.png": "inline-delete.svg",
    "selector-icons.gif": "selector-icons.svg",
    "selector-search.gif": "search.svg",
    "sorting-icons.gif": "sorting-icons.svg",
    "tooltag-add.png": "tooltag-add.svg",
    "tooltag-arrowright.png": "tooltag-arrowright.svg",
}
GONE = (
    "admin/css/ie.css",
    "admin/img/changelist-bg.gif",
    "admin/img/changelist-bg_rtl.gif",
    "admin/img/default-bg-reverse.gif",
    "admin/img/default-bg.gif",
    "admin/img/deleted-overlay.gif",
    "admin/img/icon_error.gif",
    "admin/img/icon_success.gif",
    "admin/img/inline-delete-8bit.png",
    "admin/img/inline-restore-8bit.png",
    "admin/img/inline-restore.png",
    "admin/img/inline-splitter-bg.gif",
    "admin/img/nav-bg-grabber.gif",
    "admin/img/nav-bg-reverse.gif",
    "admin/img/nav-bg-selected.gif",
    "admin/img/nav-bg.gif",
    "admin/js/related-widget-wrapper.js",
)
BELOW_STATIC = r"(?:(?<![\w.\-/])|(?<=static/)|(?<=assets/)|(?<=media/)|(?<=\.\./)|(?<=%s)|(?<=%s/)|(?<=[})\"'(]/)|(?<=^/))"
"""What a path of Django's stands behind, a pattern: below a folder of the project's it is the project's own file."""
_WORDS = ("admin/img/", *(path for path in GONE if not path.startswith("admin/img/")))


class AdminIconsRemoved(Rule):
    """The admin's icons are SVG files now."""

    change = "1.9/admin-icons-removed"
    triggers = (OnModule(_WORDS),)
    available = "1.9"
    examples = [
        Suggests(
            before="""\
                from django.contrib.staticfiles.templatetags.staticfiles import static

                def yes():
                    return static("admin/img/icon-yes.gif") + '<img src="/static/admin/img/icon_alert.gif" alt="">'

                NO = "%sadmin/img/icon-no.gif" % STATIC_URL, STATIC_URL + "/admin/img/icon-no.gif"
                """,
            after="""\
                from django.contrib.staticfiles.templatetags.staticfiles import static

                def yes():
                    return static("admin/img/icon-yes.svg") + '<img src="/static/admin/img/icon-alert.svg" alt="">'

                NO = "%sadmin/img/icon-no.svg" % STATIC_URL, STATIC_URL + "/admin/img/icon-no.svg"
                """,
        ),
        Flags(
            """\
                class Media:
                    css = {"all": ["admin/css/ie.css"]}
                    js = ["admin/js/related-widget-wrapper.js"]
                    image = "admin/img/default-bg.gif"
                """,
            lines=(2, 3, 4),
        ),
        Keeps(
            """\
                ICONS = ["admin/img/icon-yes.svg", "shop/img/icon-yes.gif", "/static/shop/admin/img/icon-no.gif"]
                YES = "%sshop/admin/img/icon-yes.gif" % STATIC_URL
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for node in site.module.texts(*_WORDS):
            if not isinstance(node.value, str):
                continue
            for old, new in ICONS.items():
                if self.replaceable and _names(node.value, f"admin/img/{old}"):
                    yield site.suggest(
                        site.replace_in_string(node, old, new),
                        node=node,
                        message=f"The icon {old} is {new} now",
                    )
                    break
            else:
                for path in GONE:
                    if _names(node.value, path):
                        yield site.flag(
                            node=node,
                            message=f"The admin has no {path} any more",
                            advice="Bring a file of your own.",
                        )


def _names(text: str, path: str) -> bool:
    """Whether a text names a static file of Django's."""
    return path in text and re.search(BELOW_STATIC + re.escape(path), text) is not None
