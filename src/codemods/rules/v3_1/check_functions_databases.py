"""Functions that are registered as system checks, and ``databases``."""

from __future__ import annotations

from codemods.releases import Range, Release
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.check_functions import CheckFunctions


class CheckFunctionsDatabases(CheckFunctions):
    """Every check is called with ``databases``, which one that names each of its arguments does not take."""

    change = "3.1/undocumented-checks-called-with-databases"
    keyword = "databases"
    advice = "Take **kwargs."
    examples = [
        Fixes(
            before="""\
                from django.core.checks import register

                @register("shop")
                def one(app_configs):
                    return []

                def two(app_configs, extra=None):
                    return []

                register(two)
                """,
            after="""\
                from django.core.checks import register

                @register("shop")
                def one(app_configs, **kwargs):
                    return []

                def two(app_configs, extra=None, **kwargs):
                    return []

                register(two)
                """,
        ),
        Flags(
            """\
                from django.core.checks import register

                register(lambda app_configs: [])
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.core.checks import register

                @register("shop")
                def one(app_configs, *, databases=None):
                    return []

                @register()
                def two(app_configs, **kwargs):
                    return []

                def other(app_configs):
                    return []
                """
        ),
    ]

    @classmethod
    def active(cls, range: Range, modernize: bool = False) -> bool:
        """Only where 3.2, which requires ``**kwargs`` of each of them, does not say so anyway."""
        return super().active(range, modernize) and range.target < Release(3, 2)
