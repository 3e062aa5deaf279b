"""Imports of which only one was used before the upgrade already."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Range
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.guards.compat_import import CompatImport
from codemods.rules.site import Site


class DecidedImport(CompatImport):
    """Only one of two imports has been used since before the upgrade."""

    change = "guard/decided-import"
    always = False
    decided_before = True
    examples = [
        Fixes(
            current="3.2",
            target="4.2",
            modernize=True,
            before="""\
                try:
                    from django.utils.http import url_has_allowed_host_and_scheme
                except ImportError:
                    from django.utils.http import is_safe_url as url_has_allowed_host_and_scheme
                """,
            after="""\
                from django.utils.http import url_has_allowed_host_and_scheme
                """,
        ),
        Keeps(
            """\
                try:
                    from django.tasks import task
                except ImportError:
                    task = None

                try:
                    from zoneinfo import ZoneInfo
                except ImportError:
                    from backports.zoneinfo import ZoneInfo
                """,
            current="3.2",
            target="4.2",
            modernize=True,
        ),
    ]

    @classmethod
    def active(cls, range: Range, modernize: bool = False) -> bool:
        return modernize and range.current is not None

    def _shim(self, site: Site, node: ast.Try, handler: ast.ExceptHandler) -> Iterator[Answer]:
        current = self.range.current
        taken = self._outcome(site, node, self.range.supported)
        if current is None or taken is not True or self._outcome(site, node, (current,)) is not True:
            return  # the upgrade decides, or a later release does
        if self._same(site, node, handler):
            return  # taken apart in any case
        yield from super()._shim(site, node, handler)
