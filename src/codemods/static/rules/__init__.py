"""The rules on style sheets and browser scripts: paths of the admin's files, and names on the admin's pages."""

from __future__ import annotations

from codemods.static.rule import StaticRule
from codemods.static.rules.admin_files import (
    AdminCollapseScript,
    AdminFonts,
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

__all__ = ["ALL"]

ALL: tuple[type[StaticRule], ...] = (
    AdminCollapseScript,
    AdminFieldBox,
    AdminFilterNav,
    AdminFonts,
    AdminGlobals,
    AdminIcons,
    AdminJQuery,
    AdminMinifiedScripts,
    AdminRows,
    AdminWide,
    FormsetEvents,
)
