"""Folders in ``STATICFILES_DIRS`` that are not there (staticfiles.W004)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.project import Project
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.collected_settings import entries_of
from codemods.rules.shapes.own_paths import REPOSITORY, way_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting


class StaticfilesDirsMissing(Rule):
    """The checks warn of a folder in ``STATICFILES_DIRS`` that does not exist."""

    change = "4.0/check-staticfiles-w004"
    triggers = (OnSetting("STATICFILES_DIRS"),)
    advice = "Create it (git keeps a folder only with a file in it), or drop the entry."
    examples = [
        Flags(
            path="site/settings.py",
            source="""\
                import os
                from pathlib import Path

                BASE_DIR = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
                HERE = Path(__file__).resolve().parent
                DATABASES = {}
                STATICFILES_DIRS = [
                    os.path.join(BASE_DIR, "assets", "dist"),
                    ("shop", HERE.joinpath("static")),
                    os.path.join(BASE_DIR, "site"),
                    Path(__file__).resolve().parents[1] / "nope",
                    BASE_DIR + "/gone",
                    f"{BASE_DIR}/missing",
                ]
                STATICFILES_DIRS += [os.path.join(BASE_DIR, "more")]
                """,
            lines=(8, 9, 11, 12, 13, 15),
        ),
        Keeps(
            path="site/settings.py",
            source="""\
                import os
                from pathlib import Path

                BASE_DIR = Path(__file__).parent.parent
                DATABASES = {}
                STATICFILES_DIRS = [
                    os.path.join(BASE_DIR, "assets"),
                    BASE_DIR / "shop" / "static",
                    BASE_DIR.joinpath("shop", "static"),
                    BASE_DIR / os.environ["STATIC"],
                    BASE_DIR.parent / "elsewhere",
                    "/srv/static",
                    Path(__file__).resolve().parents[1] / "assets",
                    f"{BASE_DIR}/assets",
                ]
                """,
            files={"assets/build.py": "", "shop/static/build.py": ""},
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        project = site.project
        if site.kind != "assign" or not isinstance(project, Project):
            return
        for entry in entries_of(site.given()):
            folder = entry.elts[1] if isinstance(entry, ast.Tuple) and len(entry.elts) == 2 else entry
            way = way_of(site, folder)
            if way is None or way.start != REPOSITORY or way.path in ("", site.module.path):
                continue
            if not way.path.startswith("..") and not project.has_folder(way.path):
                yield site.flag(node=folder, message=f"STATICFILES_DIRS names {way.path}, which is not there")
