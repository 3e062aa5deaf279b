"""The rules on style sheets, browser scripts (paths of the admin's files, names on the admin's pages, addresses) and on Jinja."""

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
    AdminPopupNames,
    AdminSelectBox,
    MapWidget,
)
from codemods.static.rules.logout import LogoutAddress

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
    AdminPopupNames,
    AdminRows,
    AdminSelectBox,
    AdminWide,
    FormsetEvents,
    JinjaIsAjax,
    JinjaLogoutLink,
    JinjaUserCalls,
    LogoutAddress,
    MapWidget,
)
