"""The rules on style sheets, browser scripts (paths of the admin's files, names on the admin's pages) and on Jinja."""

from __future__ import annotations

from codemods.static.rule import StaticRule
from codemods.static.rules.admin_files import (
    AdminButtons,
    AdminCollapseScript,
    AdminFonts,
    AdminGisIcons,
    AdminIcons,
    AdminJQuery,
    AdminMinifiedScripts,
)
from codemods.static.rules.admin_pages import (
    AdminFieldBox,
    AdminFilterNav,
    AdminGlobals,
    AdminRows,
    AdminWide,
    FormsetEvents,
)
from codemods.static.rules.jinja import JinjaIsAjax, JinjaLogoutLink, JinjaUserCalls
from codemods.static.rules.libraries import (
    AdminActionsPlugin,
    AdminJQuery2,
    AdminJQuery3,
    AdminJQuery35,
    AdminSelectBox,
    MapWidget,
)

__all__ = ["ALL"]

ALL: tuple[type[StaticRule], ...] = (
    AdminActionsPlugin,
    AdminButtons,
    AdminCollapseScript,
    AdminFieldBox,
    AdminFilterNav,
    AdminFonts,
    AdminGisIcons,
    AdminGlobals,
    AdminIcons,
    AdminJQuery,
    AdminJQuery2,
    AdminJQuery3,
    AdminJQuery35,
    AdminMinifiedScripts,
    AdminRows,
    AdminSelectBox,
    AdminWide,
    FormsetEvents,
    JinjaIsAjax,
    JinjaLogoutLink,
    JinjaUserCalls,
    MapWidget,
)
