"""``make_aware(is_dst=)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace

from codemods.findings import Verdict
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes import ChangeArguments
from codemods.rules.site import Site


class MakeAwareIsDst(ChangeArguments):
    """``make_aware()`` no longer takes ``is_dst``, which means nothing to ``zoneinfo``."""

    change = "4.0/is-dst-make-aware"
    also = ("5.0/is-dst-make-aware",)
    available = "4.0"
    calls = ("django.utils.timezone.make_aware",)
    remove = {"is_dst": 2}
    advice = (
        "Where the hours matter that the clock skips or shows twice, choose by fold: of an hour that comes twice is_dst=True is "
        "the first (fold=0) and False the second (fold=1); of one that is skipped it is the other way round."
    )
    examples = [
        Fixes(
            before="""\
                from django.utils import timezone
                from django.utils.timezone import make_aware as aware

                print(timezone.make_aware(dt, tz, is_dst=None), aware(dt, tz, None))
                """,
            after="""\
                from django.utils import timezone
                from django.utils.timezone import make_aware as aware

                print(timezone.make_aware(dt, tz), aware(dt, tz))
                """,
        ),
        Suggests(
            before="""\
                from django.utils.timezone import make_aware

                print(make_aware(dt, tz, is_dst=False), make_aware(dt, is_dst=True), make_aware(dt, tz, summer))
                """,
            after="""\
                from django.utils.timezone import make_aware

                print(make_aware(dt, tz), make_aware(dt), make_aware(dt, tz))
                """,
        ),
        Keeps(
            """\
                from shop.times import make_aware

                print(make_aware(dt, tz, is_dst=False), zone.localize(dt, is_dst=False))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        given = site.argument(call, "is_dst", 2) if call is not None else None
        chosen = given is not None and not (isinstance(given, ast.Constant) and given.value is None)
        for answer in super().visit(site):
            if chosen and answer.verdict is Verdict.FIX:
                answer = replace(answer, verdict=Verdict.SUGGEST, advice=self.advice)
            yield answer
