"""``django.utils.datastructures.MergeDict``."""

from codemods.releases import Release
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


class Mergedict(RenameSymbols):
    """``MergeDict`` is gone; ``collections.ChainMap`` looks into several dictionaries as well."""

    change = "1.7/mergedict"
    also = ("1.9/mergedict",)
    renames = {"django.utils.datastructures.MergeDict": "collections.ChainMap"}
    suggests = True
    advice = "ChainMap has no getlist(), and Python 2 no ChainMap: merge the dictionaries there."
    examples = [
        Suggests(
            before="""\
                from django.utils.datastructures import MergeDict

                def data(request):
                    return MergeDict(request.POST, request.GET)
                """,
            after="""\
                from collections import ChainMap

                def data(request):
                    return ChainMap(request.POST, request.GET)
                """,
            target="2.0",
        ),
        Flags(
            """\
                from django.utils.datastructures import MergeDict

                print(MergeDict({}, {}))
                """,
            line=1,
            target="1.9",
        ),
        Keeps(
            """\
                from shop.datastructures import MergeDict

                print(MergeDict({}, {}))
                """
        ),
    ]

    def _available(self, new: str | None) -> bool:
        return self.range.supports >= Release(2, 0) and super()._available(new)
