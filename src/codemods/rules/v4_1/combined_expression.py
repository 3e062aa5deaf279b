"""Arithmetic with columns: which fields go together, and what they give."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.expression_fields import ExpressionFields, Other, is_mixed
from codemods.rules.shapes.selected_expressions import leads, outermost_sum, place_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_BEFORE, _SINCE = Release(4, 0), Release(4, 1)


class CombinedExpressionField(Rule):
    """Arithmetic raises ``FieldError`` for columns that Django knows no result for, where it took the first one's field."""

    change = "4.1/combined-expression-output-field"
    partly = True
    advice = "Say what the result is: ExpressionWrapper(…, output_field=…)."
    triggers = (
        OnCall("django.db.models.F"),
        OnCall("django.db.models.Func", subclasses=True),
        *(OnCall(f"django.db.models.{name}") for name in ("Case", "ExpressionWrapper", "Value", "Window")),
    )
    examples = [
        Flags(
            """\
                from django.db import models
                from django.db.models import F, Sum
                from django.db.models.expressions import RawSQL

                class Task(models.Model):
                    planned = models.DurationField()
                    spent = models.DurationField()
                    open = models.BooleanField()
                    late = models.BooleanField()
                    count = models.IntegerField()

                tasks = Task.objects.annotate(
                    share=F("spent") / F("planned"),
                    state=F("open") + F("late"),
                    ages=F("count") + RawSQL("extract(year from now())", []),
                )
                share = Task.objects.aggregate(share=Sum("spent") / Sum("planned"))
                """,
            lines=(13, 14, 15, 17),
            path="shop/models.py",
        ),
        Keeps(
            """\
                from datetime import timedelta
                from django.db import models
                from django.db.models import ExpressionWrapper, F, FloatField
                from django.db.models.functions import Now

                class Task(models.Model):
                    begun = models.DateTimeField()
                    planned = models.DurationField()
                    spent = models.DurationField()
                    count = models.PositiveIntegerField()
                    price = models.DecimalField(max_digits=9, decimal_places=2)

                tasks = Task.objects.annotate(
                    share=ExpressionWrapper(F("spent") / F("planned"), output_field=FloatField()),
                    left=F("planned") - F("spent"),
                    end=F("begun") + F("planned") + timedelta(days=1),
                    age=Now() - F("begun"),
                    total=F("count") * F("price") - 1,
                    ratio=F(name_of(Task)) / F("planned"),
                )
                late = Task.objects.filter(count__gt=F("spent") / F("planned")).update(count=F("spent") / F("planned"))
                """,
            path="shop/models.py",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        whole = outermost_sum(site, call) if call is not None else None
        if call is None or whole is None or not leads(site, call, whole):
            return
        place = place_of(site, whole)
        if place is None:
            return
        before, since, target = (
            ExpressionFields(site, release, place.queryset)
            for release in (_BEFORE, _SINCE, max(_SINCE, self.range.target))
        )
        if target.of(whole) is Other.MIXED and before.of(place.top) not in (Other.MIXED, Other.NONE):
            if is_mixed(since, whole):
                yield site.flag(node=whole)
