"""Style sheets and scripts of the browser: what they name of Django's own static files and of the admin's pages.

Templates of Jinja go the same way: they are searched for the few calls that fail there, and not parsed either.

``check`` judges one file. The rules are patterns over the text:
what they look for (a path below ``admin/``, a class of the admin's pages) is the same in every dialect of CSS and
JavaScript, and none of them is parsed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codemods.findings import Finding
    from codemods.releases import Range
    from codemods.static.rule import StaticRule

__all__ = ["all_rules", "check"]


def _never() -> bool:
    return False


def check(
    path: str, text: str, range: Range, jinja: bool = False, logout_paths: Callable[[], bool] = _never
) -> list[Finding]:
    """What is to be done in one file, in the order of places; edits do not overlap.

    ``logout_paths`` says whether Django's view answers paths that end in ``logout``.
    """
    from codemods.static.checker import check_file

    return check_file(path, text, range, jinja, logout_paths)


def all_rules() -> tuple[type[StaticRule], ...]:
    """The classes of all rules, for tables and explanations."""
    from codemods.static.rules import ALL

    return ALL
