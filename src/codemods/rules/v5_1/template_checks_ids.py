"""Ids of the system checks of templates."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.silenced_checks import SilencedChecks


class TemplateChecksIds(SilencedChecks):
    """The check of template tag modules of one name is ``templates.W003``; ``templates.E001`` is no check any more."""

    change = "5.1/template-checks-ids"
    available = "5.1"
    advice = "Silence templates.W003 in place of templates.E003, and no longer templates.E001."
    ids = {"templates.E001": None, "templates.E003": "templates.W003"}
    examples = [
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = False
                SILENCED_SYSTEM_CHECKS = [
                    "templates.E001",
                    "templates.E003",  # two tag modules
                    "models.W042",
                ]
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = False
                SILENCED_SYSTEM_CHECKS = [
                    "templates.W003",  # two tag modules
                    "models.W042",
                ]
                """,
        ),
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = False
                SILENCED_SYSTEM_CHECKS = ["models.W042"]
                SILENCED_SYSTEM_CHECKS += ["templates.E001"]
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = False
                SILENCED_SYSTEM_CHECKS = ["models.W042"]
                """,
        ),
        Flags(
            path="site/settings.py",
            source="""\
                INSTALLED_APPS = []
                DEBUG = False
                SILENCED_SYSTEM_CHECKS = []
                SILENCED_SYSTEM_CHECKS.append("templates.E001")
                """,
            line=4,
        ),
        Flags(
            path="site/settings.py",
            source="""\
                INSTALLED_APPS = []
                DEBUG = False
                SILENCED_SYSTEM_CHECKS = ["templates.E001", "models.W042"]
                """,
            line=3,
            files={
                "site/__init__.py": "",
                "site/live.py": 'from .settings import *\n\nSILENCED_SYSTEM_CHECKS.remove("templates.E001")\n',
            },
        ),
        Flags(
            path="site/settings.py",
            supports="4.2",
            source="""\
                INSTALLED_APPS = []
                DEBUG = False
                SILENCED_SYSTEM_CHECKS = [
                    "templates.E001",
                    "templates.E003",
                ]
                """,
            line=5,
        ),
        Keeps(
            path="site/settings.py",
            supports="4.2",
            source="""\
                INSTALLED_APPS = []
                DEBUG = False
                SILENCED_SYSTEM_CHECKS = ["templates.E001", "templates.E003", "templates.W003"]
                """,
        ),
        Keeps(
            path="site/settings.py",
            source="""\
                INSTALLED_APPS = []
                DEBUG = False
                SILENCED_SYSTEM_CHECKS = ["templates.W003", "templates.E002", "urls.E001"]
                NOTES = ["templates.E003"]
                """,
        ),
    ]
