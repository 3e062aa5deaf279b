"""The databases that the settings of a repository name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from codemods.rules.site import Site

__all__ = ["names_database"]

_ENGINES = {
    "mysql": re.compile(r"\.mysql$|^mysql\.connector\.django$"),
    "postgresql": re.compile(
        r"\.(?:postgis|postgresql|postgresql_psycopg2|postgresql_backend)$|^psqlextra\.backend$"
    ),
}


def names_database(site: Site, kind: str) -> bool:
    """Whether some settings module names an engine for ``mysql`` (MariaDB as well) or ``postgresql``."""
    paths: Iterable[str] = getattr(site.project, "settings", ())
    files = (site.index.files.get(path) for path in paths)
    return any(_ENGINES[kind].search(text) for facts in files if facts is not None for text in facts.strings)
