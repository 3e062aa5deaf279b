"""``FILE_UPLOAD_TEMP_DIR`` that is not there (files.E001)."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.index.project import Project
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.own_paths import REPOSITORY, way_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_NAME = "FILE_UPLOAD_TEMP_DIR"


class UploadTempDir(Rule):
    """The checks fail where the folder of ``FILE_UPLOAD_TEMP_DIR`` does not exist, and with them most commands."""

    change = "4.0/upload-temp-dir-check"
    partly = True
    triggers = (OnSetting(_NAME),)
    advice = "Have it made before any command runs (git keeps a folder only with a file in it)."
    examples = [
        Flags(
            path="settings.py",
            source="""\
                import os

                INSTALLED_APPS = []
                FILE_UPLOAD_TEMP_DIR = os.path.join(os.path.dirname(__file__), "tmp").replace("\\\\", "/")
                """,
            line=4,
        ),
        Keeps(
            path="settings.py",
            source="""\
                import os

                INSTALLED_APPS = []
                FILE_UPLOAD_TEMP_DIR = os.path.join(os.path.dirname(__file__), "uploads")
                """,
            files={"uploads/__init__.py": ""},
        ),
        Keeps(path="settings.py", source='INSTALLED_APPS = []\nFILE_UPLOAD_TEMP_DIR = "/var/tmp/uploads"\n'),
        Keeps(
            path="settings.py",
            source="""\
                import os

                INSTALLED_APPS = []
                FILE_UPLOAD_TEMP_DIR = os.path.join(os.path.dirname(__file__), "tmp")
                os.makedirs(FILE_UPLOAD_TEMP_DIR, exist_ok=True)
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        value, project = site.given(), site.project
        if site.kind != "assign" or value is None or not isinstance(project, Project):
            return
        if "mkdir" in site.module.text or "makedirs" in site.module.text:
            return  # it may be made here
        way = way_of(site, value)
        if way is None or way.start != REPOSITORY or not way.path or way.path.startswith(".."):
            return
        if not project.has_folder(way.path):
            yield site.flag(message=f"{_NAME} names {way.path}, and where that is not there the checks fail")
