"""Branches on Django's version that were decided before the upgrade."""

from __future__ import annotations

import ast

from codemods.releases import Range
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.guards.version_branch import VersionBranch
from codemods.rules.site import Site
from codemods.source.guards import truth


class DecidedBranch(VersionBranch):
    """A condition on Django's version has had one answer since before the upgrade."""

    change = "guard/decided-branch"
    always = False
    examples = [
        Fixes(
            current="3.2",
            target="4.2",
            modernize=True,
            before="""\
                import django

                if django.VERSION < (3, 2):
                    default_app_config = "shop.apps.ShopConfig"

                if django.VERSION >= (3, 0):
                    NAMES = ["store"]
                else:
                    NAMES = []
                """,
            after="""\
                NAMES = ["store"]
                """,
        ),
        Keeps(
            """\
                import django

                if django.VERSION >= (4, 0):
                    print("the upgrade decides this one")
                if django.VERSION >= (5, 0):
                    print("later")
                """,
            current="3.2",
            target="4.2",
            modernize=True,
        ),
    ]

    @classmethod
    def active(cls, range: Range, modernize: bool = False) -> bool:
        return modernize and range.current is not None

    def decided(self, site: Site, test: ast.expr) -> bool | None:
        if super().decided(site, test) is not None:
            return None
        return self.for_good(site, test, truth(site.module, test, self.range, site.index))
