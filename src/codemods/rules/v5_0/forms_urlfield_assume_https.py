"""``FORMS_URLFIELD_ASSUME_HTTPS``."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeSettings
from codemods.rules.site import Site

_GONE = Release(6, 0)


class FormsUrlFieldAssumeHttps(ChangeSettings):
    """``FORMS_URLFIELD_ASSUME_HTTPS`` was there for 5.x only; Django 6.0 always assumes https."""

    change = "6.0/forms-urlfield-assume-https"
    also = ("5.0/forms-urlfield-assume-https",)
    remove_if = {"FORMS_URLFIELD_ASSUME_HTTPS": True}
    advice = (
        'Forms assume https now; give assume_scheme="http" to the fields that need it and drop the setting.'
    )
    examples = [
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                FORMS_URLFIELD_ASSUME_HTTPS = True
                DEBUG = False
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = False
                """,
        ),
        Flags(
            path="site/settings.py",
            source="""\
                DEBUG = False
                INSTALLED_APPS = []
                FORMS_URLFIELD_ASSUME_HTTPS = False
                """,
            line=3,
        ),
        Keeps(
            path="site/settings.py",
            supports="5.2",
            source="""\
                INSTALLED_APPS = []
                FORMS_URLFIELD_ASSUME_HTTPS = True
                """,
        ),
        Keeps(
            path="site/settings.py",
            target="5.2",
            source="""\
                INSTALLED_APPS = []
                FORMS_URLFIELD_ASSUME_HTTPS = True
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if self.range.supports >= _GONE:  # in 5.x it does its work
            yield from super().visit(site)
