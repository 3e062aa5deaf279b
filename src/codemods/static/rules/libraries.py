"""Libraries that Django ships to browsers: what scripts for the admin's jQuery and for OpenLayers go by."""

from __future__ import annotations

import re
from typing import ClassVar

from codemods.findings import Verdict
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.templates.v2_1.admin_jquery_3 import AdminJQuery3 as InTemplates3
from codemods.rules.templates.v3_1.admin_jquery_35 import AdminJQuery35 as InTemplates35
from codemods.rules.templates.v3_1.windowname_to_id import WindownameToId as PopupNamesInTemplates
from codemods.rules.templates.v3_2.admin_actions_plugin import AdminActionsPlugin as PluginInTemplates
from codemods.static.rule import StaticRule

__all__ = [
    "AdminActionsPlugin",
    "AdminJQuery2",
    "AdminJQuery3",
    "AdminJQuery35",
    "AdminPopupNames",
    "AdminSelectBox",
    "MapWidget",
]


class _ForAdminJQuery(StaticRule):
    """A script that uses the jQuery of the admin by its name."""

    suffix = "js"

    @classmethod
    def fits(cls, path: str, text: str) -> bool:
        return super().fits(path, text) and "django.jQuery" in text


class AdminJQuery3(_ForAdminJQuery):
    """The admin ships jQuery 3, which lacks what its second version only kept for old scripts."""

    change = "2.1/admin-jquery-3"
    verdict = Verdict.SUGGEST
    words = (".size", ".andSelf", ".load", ".unload", ".error")
    pattern = re.compile(
        r"\.size\(\s*\)|\.andSelf\(\s*\)"
        r"|\.(?:load|unload|error)\(\s*(?=(?:async\s+)?function\b|(?:\([^()]*\)|[\w$]+)\s*=>)"
    )
    advice = (
        "Look whether this is an object of jQuery's. What is written works in all its versions since 1.8."
    )
    examples = [
        Suggests(
            path="shop/static/shop/load.js",
            before="var $ = django.jQuery;\n$('a').size();\n$('b').find('i').andSelf().load(function() {});\n",
            after="var $ = django.jQuery;\n$('a').length;\n$('b').find('i').addBack().on('load', function() {});\n",
        ),
        Suggests(
            path="shop/static/shop/load.js",
            before="django.jQuery('img').error(event => event);\n",
            after="django.jQuery('img').on('error', event => event);\n",
        ),
        Keeps(
            "django.jQuery('a').load('/a', function() {});\nconsole.error(x);\na.size;\n",
            path="shop/static/shop/load.js",
        ),
        Keeps("jQuery('a').size();\n", path="shop/static/shop/load.js"),
    ]

    @classmethod
    def rewritten(cls, match: re.Match[str]) -> str | None:
        return InTemplates3.written(match)


class AdminJQuery35(_ForAdminJQuery):
    """jQuery 3.5, which the admin ships, no longer takes ``<div/>`` for ``<div></div>``."""

    change = "3.1/admin-jquery-3-5-1"
    words = ("/>",)
    pattern = InTemplates35.shape
    advice = InTemplates35.advice
    examples = [
        Flags(
            "var $ = django.jQuery;\n$('<div/><span/>');\n$('<p>a<b class=\"c\"/></p>');\n",
            path="shop/static/shop/load.js",
            lines=(2, 2, 3),
        ),
        Keeps(
            "var $ = django.jQuery;\n$('<div/>').append(\"<a href='#'/>\");\n$('<p><br/><img src=\"a\"/></p>');\n",
            path="shop/static/shop/load.js",
        ),
        Keeps("$('<div/><span/>');\n", path="shop/static/shop/load.js"),
    ]


class AdminActionsPlugin(StaticRule):
    """The admin's ``actions.js`` is no plugin for jQuery any more: objects of jQuery's have no ``actions()``."""

    change = "3.2/undocumented-admin-actions-plugin"
    suffix = "js"
    words = PluginInTemplates.words
    pattern = PluginInTemplates.shape
    advice = PluginInTemplates.advice
    examples = [
        Flags("$('tr input.action-select').actions();\n", path="shop/static/shop/rows.js"),
        Keeps("$('.menu').actions();\n", path="shop/static/shop/menu.js"),
    ]

    @classmethod
    def fits(cls, path: str, text: str) -> bool:
        # A copy of the admin's own script that defines the plugin goes on working.
        defined = "fn.actions" in text
        return super().fits(path, text) and not defined and PluginInTemplates.about.search(text) is not None


class AdminPopupNames(StaticRule):
    """The admin's script for popups no longer brings ``windowname_to_id()`` and ``id_to_windowname()``."""

    change = PopupNamesInTemplates.change
    suffix = "js"
    words = PopupNamesInTemplates.words
    pattern = PopupNamesInTemplates.shape
    advice = PopupNamesInTemplates.advice
    examples = [
        Flags(
            "var id = window.windowname_to_id(win.name);\nvar name = id_to_windowname(id);\n",
            path="shop/static/shop/popup.js",
            lines=(1, 2),
        ),
        Keeps(
            "function windowname_to_id(text) { return text; }\nvar id = windowname_to_id(win.name);\n",
            path="shop/static/shop/popup.js",
        ),
        Keeps(
            "var id = window.windowname_to_id ? window.windowname_to_id(win.name) : win.name;\n",
            path="shop/static/shop/popup.js",
        ),
    ]

    @classmethod
    def fits(cls, path: str, text: str) -> bool:
        return super().fits(path, text) and PopupNamesInTemplates.own.search(text) is None


class _Copies(StaticRule):
    """Files that stand in for Django's own by their paths; said at the beginning."""

    words = ("",)
    pattern = re.compile(r"\A")
    paths: ClassVar[tuple[str, ...]]

    @classmethod
    def fits(cls, path: str, text: str) -> bool:
        return f"/{path}".endswith(tuple(f"/static/{name}" for name in cls.paths))


class AdminJQuery2(_Copies):
    """The admin loads jQuery from ``admin/js/vendor/jquery/``, so that a copy that stands here is no longer used."""

    change = "1.9/admin-jquery-2"
    paths = ("admin/js/jquery.js",)
    advice = "Move it there if the admin is to have this version of jQuery, or drop it."
    examples = [
        Flags("x", path="shop/static/admin/js/jquery.js", line=1),
        Keeps("x", path="shop/static/shop/admin/js/jquery.js"),
        Keeps("x", path="shop/static/admin/js/vendor/jquery/jquery.js"),
    ]


class AdminSelectBox(_Copies):
    """The widget of two boxes shows choices in groups, and a copy of its script does not."""

    change = "6.1/admin-filteredselectmultiple-optgroups"
    paths = ("admin/js/SelectBox.js", "admin/js/SelectFilter2.js")
    advice = "Compare it with the script of the target release, or drop it."
    examples = [
        Flags("x", path="shop/static/admin/js/SelectBox.js", line=1),
        Keeps("x", path="shop/static/shop/SelectBox.js"),
    ]


class MapWidget(StaticRule):
    """The map widget runs on another version of OpenLayers, and so does what builds on it."""

    change = "4.2/openlayers-7"
    also = ("6.1/gis-openlayers-10",)
    suffix = "js"
    words = ("MapWidget",)
    pattern = re.compile(r"(?<![\w.])MapWidget(?=\.(?:prototype|call)\b|\s*\()|\bextends\s+MapWidget\b")
    advice = "Check what it calls of OpenLayers (ol) against that version."
    examples = [
        Flags(
            "MapWidget.prototype.clear = function() {};\nvar map = new MapWidget({});\nclass Own extends MapWidget {}\n",
            path="shop/static/shop/map.js",
            lines=(1, 2, 3),
        ),
        Keeps("class MapWidget {}\nMapWidget.prototype.clear = 1;\n", path="shop/static/shop/map.js"),
        Keeps("var OwnMapWidget = MyMapWidget(1);\n", path="shop/static/shop/map.js"),
    ]

    @classmethod
    def fits(cls, path: str, text: str) -> bool:
        defined = re.search(r"\b(?:function|class)\s+MapWidget\b", text) is not None
        return super().fits(path, text) and not defined
