"""Plain values in query expressions, which have a field of their own now."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.expression_fields import (
    MIXING,
    ExpressionFields,
    Other,
    Outcome,
    expression_class,
    is_mixed,
)
from codemods.rules.shapes.model_columns import Column
from codemods.rules.shapes.model_imports import from_models
from codemods.rules.shapes.selected_expressions import Place, leads, outermost_sum, place_of, queryset_around
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.source.names import last_name

_BEFORE, _SINCE = Release(3, 1), Release(3, 2)
_MODELS = """\
from django.db import models

class Order(models.Model):
    name = models.TextField()
    shipping = models.DecimalField(max_digits=9, decimal_places=2)
    rating = models.IntegerField()

class Line(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
    price = models.DecimalField(max_digits=9, decimal_places=2)
    count = models.PositiveIntegerField()
    weight = models.FloatField()
"""
_FILES = {"shop/__init__.py": "", "shop/models.py": _MODELS}
_NUMBERS = frozenset(["FloatField", "DecimalField", "DurationField", "BooleanField", "NullBooleanField"])
_TEXTS = frozenset(["CharField", "TextField", "SlugField", "EmailField", "URLField", "FilePathField"])
_FILES_AS_TEXTS = frozenset(["FileField", "ImageField"])
_MADE_NUMBERS = ("IntegerField", "FloatField", "DecimalField")
_DATES = frozenset(["DateField", "DateTimeField"])


class ValueOutputField(Rule):
    """A plain value in an expression has a field now, and fields that differ raise ``FieldError``."""

    change = "3.2/value-output-field-mixed-types"
    partly = True
    advice = (
        "Say what field the result has; a value of the same type as the column (Decimal(0)) will do as well."
    )
    triggers = (
        OnCall("django.db.models.F"),
        OnCall("django.db.models.Func", subclasses=True),
        *(OnCall(f"django.db.models.{name}") for name in ("Case", "ExpressionWrapper", "Value", "Window")),
    )
    examples = [
        Suggests(
            before="""\
                from django.db.models import Sum, Value
                from django.db.models.functions import Coalesce
                from shop.models import Order

                total = Order.objects.aggregate(total=Coalesce(Sum("lines__price"), 0))
                orders = Order.objects.annotate(
                    total=Coalesce(
                        Sum("lines__price"),
                        Value(0),
                    ),
                )
                """,
            after="""\
                from django.db.models import DecimalField, Sum, Value
                from django.db.models.functions import Coalesce
                from shop.models import Order

                total = Order.objects.aggregate(total=Coalesce(Sum("lines__price"), 0, output_field=DecimalField()))
                orders = Order.objects.annotate(
                    total=Coalesce(
                        Sum("lines__price"),
                        Value(0),
                        output_field=DecimalField(),
                    ),
                )
                """,
            files=_FILES,
        ),
        Suggests(
            before="""\
                from django.db import models
                from django.db.models import Avg, Case, ExpressionWrapper, F, Func, Value, When
                from django.db.models import functions
                from shop.models import Line, Order

                class Round(Func):
                    function = "ROUND"
                    arity = 2

                class LineQuerySet(models.QuerySet):
                    def priced(self):
                        net = F("price") * 0.8
                        return self.annotate(
                            net=net,
                            rounded=Round(F("price"), 2),
                            safe=F("weight") / functions.NullIf("weight", 0),
                        )

                class Basket(models.Model):
                    weight = models.FloatField()
                    price = models.DecimalField(max_digits=9, decimal_places=2)
                    objects = LineQuerySet.as_manager()

                def names(orders):
                    return orders.annotate(
                        label=functions.Concat(Value("Order of "), "name"),
                        plain=functions.Replace("name", Value("-"), Value(" ")),
                    )

                rating = Order.objects.aggregate(rating=functions.Coalesce(Avg("rating"), 0))
                Line.objects.update(
                    price=Case(When(count__gt=9, then=Value(1)), default=F("price")),
                )
                """,
            after="""\
                from django.db import models
                from django.db.models import Avg, Case, ExpressionWrapper, F, Func, Value, When
                from django.db.models import functions
                from shop.models import Line, Order

                class Round(Func):
                    function = "ROUND"
                    arity = 2

                class LineQuerySet(models.QuerySet):
                    def priced(self):
                        net = ExpressionWrapper(F("price") * 0.8, output_field=models.DecimalField())
                        return self.annotate(
                            net=net,
                            rounded=Round(F("price"), 2, output_field=models.DecimalField()),
                            safe=F("weight") / functions.NullIf("weight", 0, output_field=models.FloatField()),
                        )

                class Basket(models.Model):
                    weight = models.FloatField()
                    price = models.DecimalField(max_digits=9, decimal_places=2)
                    objects = LineQuerySet.as_manager()

                def names(orders):
                    return orders.annotate(
                        label=functions.Concat(Value("Order of "), "name", output_field=models.TextField()),
                        plain=functions.Replace("name", Value("-"), Value(" "), output_field=models.TextField()),
                    )

                rating = Order.objects.aggregate(rating=functions.Coalesce(Avg("rating"), 0, output_field=models.FloatField()))
                Line.objects.update(
                    price=Case(When(count__gt=9, then=Value(1)), default=F("price"), output_field=models.DecimalField()),
                )
                """,
            path="shop/baskets.py",
            files=_FILES,
        ),
        Flags(
            """\
                from django.db.models import Case, F, Func, Value, When
                from shop.models import Line, Order

                lines = Line.objects.annotate(
                    text=Func(F("price"), Value("99.9"), function="to_char"),
                    rest=F("price") * Case(When(count__gt=9, then=Value(0.9)), default=1),
                    half=F("count") / 2.0,
                )
                """,
            lines=(5, 6, 7),
            files=_FILES,
        ),
        Keeps(
            """\
                from decimal import Decimal
                from django.db.models import Count, DecimalField, ExpressionWrapper, F, Q, Sum, Value
                from django.db.models.functions import Coalesce, Concat
                from shop.models import Line, Order

                total = Order.objects.aggregate(
                    total=Coalesce(Sum("lines__price"), Decimal(0)),
                    count=Coalesce(Sum("lines__count"), 0),
                    lines=Coalesce(Count("lines"), Value(0)),
                    net=ExpressionWrapper(Sum("lines__price") * 0.8, output_field=DecimalField()),
                    gross=Sum(F("lines__price") * 2),
                    known=Coalesce(Sum("lines__price"), 0, output_field=DecimalField()),
                    one=Coalesce(Sum("lines__price"), Value(0, output_field=DecimalField())),
                    other=Coalesce(Sum("somewhere__else"), 0),
                )
                Line.objects.filter(price__lt=F("price") * 0.8).update(price=F("price") * 0.8)
                Line.objects.filter(Q(price=Coalesce("price", 0))).order_by(Coalesce("price", 0))
                Line.objects.annotate(price_or_0=Coalesce("price", 0)).values_list("count")
                lines = Line.objects.annotate(dear=F("price") * rate, mixed=F("price") * F("weight"))

                def totals(items):
                    return items.annotate(price=Sum("parts")).annotate(safe=Coalesce("price", 0))
                """,
            files=_FILES,
        ),
        Keeps(
            """\
                from django.db.models import F
                from shop.models import Line

                lines = Line.objects.annotate(rest=F("price") % 2)
                """,
            files=_FILES,
            current="3.1",
            target="4.2",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        name = expression_class(site, call)
        if name is not None and name in MIXING:
            yield from self._function(site, name, call)
        whole = outermost_sum(site, call)
        if whole is not None and leads(site, call, whole):
            yield from self._arithmetic(site, whole)

    def _function(self, site: Site, name: str, call: ast.Call) -> Iterator[Answer]:
        if len(call.args) + len(call.keywords) < 2 or site.keyword(call, "output_field") is not None:
            return
        place = place_of(site, call)
        asked = place is not None
        if place is None and name == "Case":  # which is asked for its field wherever it stands
            place = Place(call, queryset_around(site, call))
        if place is None:
            return
        before, since, target = self._rules(site, place)
        fields = since.sources(name, call)
        if Other.MIXED in fields or since.of(call) is not Other.MIXED or target.of(call) is not Other.MIXED:
            return
        was, whole = before.of(call), before.of(place.top)
        if whole is Other.MIXED or (asked and whole is Other.NONE):
            return  # which raised an error before
        if name == "Concat" and isinstance(was, Column) and was.django.endswith(_MADE_NUMBERS):
            return  # as did this, which made a number of the text
        known = list(dict.fromkeys(one.django for one in fields if isinstance(one, Column)))
        mixed = " and ".join(known) if len(known) < 3 else "several kinds of field"
        message = f"{last_name(call.func)}() is given {mixed}, which raises FieldError"
        field = _field(was, fields)
        if name == "Concat" and (field is None or place.top is call):
            field = "TextField" if "TextField" in known else "CharField"
        if was is Other.NONE and not asked and set(known) == {"FloatField", "IntegerField"}:
            field = "FloatField"
        if field is None:
            yield site.flag(
                node=call, message=message, advice="Say what field the result has: output_field=…."
            )
            return
        value = f"{from_models(site, field, call)}()"
        yield site.suggest(site.edit_call(call).add("output_field", value).edit(), node=call, message=message)

    def _arithmetic(self, site: Site, node: ast.BinOp) -> Iterator[Answer]:
        place = place_of(site, node)
        if place is None:
            return
        before, since, target = self._rules(site, place)
        was, now = before.of(node), target.of(node)
        raised = before.of(place.top) in (Other.MIXED, Other.NONE)
        if now is Other.MIXED and is_mixed(since, node) and not raised:
            fields = [since.operand(one) for one in _operands(node)]
            field = _field(was, fields)
            message = "Arithmetic with values of another type than the column's raises FieldError"
            if field is None:
                yield site.flag(
                    node=node, message=message, advice="Wrap it: ExpressionWrapper(…, output_field=…)."
                )
                return
            wrapper = from_models(site, "ExpressionWrapper", node)
            value = f"{from_models(site, field, node)}()"
            text = f"{wrapper}({site.source(node)}, output_field={value})"
            yield site.suggest(site.replace(node, text), node=node, message=message)
            return
        whole, result = before.of(place.top), target.of(place.top)
        if isinstance(whole, Column) and isinstance(result, Column) and result.django == "FloatField":
            if whole.django.endswith("IntegerField") and was == whole and now == result:
                yield site.flag(
                    node=node,
                    message="The result is a float now, where it was cut to a whole number",
                    advice="Where whole numbers are wanted, wrap it: ExpressionWrapper(…, output_field=IntegerField()).",
                )

    def _rules(self, site: Site, place: Place) -> list[ExpressionFields]:
        releases = (_BEFORE, _SINCE, max(_SINCE, self.range.target))
        return [ExpressionFields(site, release, place.queryset) for release in releases]


def _operands(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp):
        yield from _operands(node.left)
        yield from _operands(node.right)
    else:
        yield node


def _is_whole(field: Column) -> bool:
    return field.django.endswith(("IntegerField", "AutoField"))


def _field(was: Outcome, fields: Sequence[Outcome]) -> str | None:
    """The field class that keeps what a result was; None where that is for a person to say."""
    if not isinstance(was, Column) or was.own:
        return None
    kind = _kind(was)
    if kind is None or any(isinstance(one, Column) and _kind(one) != kind for one in fields):
        return None
    if was.django.endswith("AutoField"):
        return "IntegerField"
    if was.django in _FILES_AS_TEXTS:
        return "CharField"
    return "BooleanField" if was.django == "NullBooleanField" else was.django


def _kind(field: Column) -> str | None:
    if _is_whole(field) or field.django in _NUMBERS:
        return "number"
    if field.django in _TEXTS or field.django in _FILES_AS_TEXTS:
        return "text"
    return "date" if field.django in _DATES else None
