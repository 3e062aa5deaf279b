"""``alias`` of ``Expression.get_group_by_cols()``."""

from codemods.releases import Range, Release
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods

_GONE = Release(4, 2)
"""The release from which the argument is not given any more."""


class GetGroupByColsAlias(ChangeMethods):
    """``Expression.get_group_by_cols()`` is given an ``alias``, from 3.0 until 4.1."""

    change = "3.0/get-group-by-cols-alias"
    also = ("4.0/get-group-by-cols-alias",)
    bases = ("django.db.models.expressions.BaseExpression",)
    grow = {"get_group_by_cols": (("alias", "None"),)}
    examples = [
        Fixes(
            before="""\
                from django.db.models import Func

                class Plain(Func):
                    def get_group_by_cols(self):
                        return []
                """,
            after="""\
                from django.db.models import Func

                class Plain(Func):
                    def get_group_by_cols(self, alias=None):
                        return []
                """,
        ),
        Keeps(
            """\
                from django.db.models import Func

                class Plain(Func):
                    def get_group_by_cols(self, alias=None):
                        return []

                class Query:
                    def get_group_by_cols(self):
                        return []
                """
        ),
    ]

    @classmethod
    def active(cls, range: Range, modernize: bool = False) -> bool:
        return range.supports < _GONE and super().active(range, modernize)
