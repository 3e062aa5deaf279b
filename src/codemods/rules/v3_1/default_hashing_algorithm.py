"""The setting ``DEFAULT_HASHING_ALGORITHM``."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.findings import Verdict
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes import ChangeSettings
from codemods.rules.site import Site


class DefaultHashingAlgorithm(ChangeSettings):
    """``DEFAULT_HASHING_ALGORITHM`` was there for the upgrade to 3.1 only."""

    change = "3.1/default-hashing-algorithm"
    also = ("4.0/default-hashing-algorithm",)
    remove = {
        "DEFAULT_HASHING_ALGORITHM": "Drop it once no instance of the project runs a release before 3.1."
    }
    available = "3.1"
    examples = [
        Fixes(
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                DEFAULT_HASHING_ALGORITHM = "sha1"
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                """,
            path="shop/settings.py",
        ),
        Suggests(
            before="INSTALLED_APPS = []\nDEBUG = True\nDEFAULT_HASHING_ALGORITHM = 'sha1'\n",
            after="INSTALLED_APPS = []\nDEBUG = True\n",
            path="shop/settings.py",
            target="3.2",
        ),
        Keeps("""\
                class Options:
                    DEFAULT_HASHING_ALGORITHM = "sha1"

                print(Options.DEFAULT_HASHING_ALGORITHM)
                """),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for answer in super().visit(site):
            if not self.gone and answer.verdict is Verdict.FIX:
                answer.verdict = Verdict.SUGGEST  # it is read there still, while old instances may be running
            yield answer
