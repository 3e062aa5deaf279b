"""Functions given to ``filter()`` instead of what they return."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnCall
from codemods.source.inference import MANAGER, QUERYSET

_FUNCTIONS = frozenset(
    [
        "django.utils.timezone.now",
        "datetime.datetime.now",
        "datetime.datetime.utcnow",
        "datetime.datetime.today",
        "datetime.date.today",
        "uuid.uuid4",
        "uuid.uuid1",
        "time.time",
        "random.random",
    ]
)


class QuerysetCallableArguments(Rule):
    """Lookups no longer call what they are given: a function must be called before."""

    change = "1.7/queryset-callable-arguments"
    also = ("1.9/queryset-callable-arguments",)
    triggers = (
        OnAttribute("filter"),
        OnAttribute("exclude"),
        OnAttribute("get"),
        OnCall("django.db.models.query_utils.Q"),
    )
    advice = "Call the function."
    examples = [
        Fixes(
            before="""\
                import datetime

                from django.db.models import Q
                from django.utils import timezone
                from shop.models import Sale

                live = Sale.objects.filter(Q(end__gte=timezone.now), start__lte=timezone.now)
                today = Sale.objects.all().exclude(day=datetime.date.today)
                """,
            after="""\
                import datetime

                from django.db.models import Q
                from django.utils import timezone
                from shop.models import Sale

                live = Sale.objects.filter(Q(end__gte=timezone.now()), start__lte=timezone.now())
                today = Sale.objects.all().exclude(day=datetime.date.today())
                """,
        ),
        Flags(
            """\
                from shop.models import Sale

                live = Sale.objects.filter(start__lte=lambda: 1)
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.utils import timezone
                from shop.models import Sale

                live = Sale.objects.filter(start__lte=timezone.now())
                field = forms.get(default=timezone.now)
                made = Sale.objects.create(start=timezone.now)
                """
        ),
    ]

    def glance(self, call: ast.Call) -> bool:
        return any(isinstance(one.value, ast.Name | ast.Attribute | ast.Lambda) for one in call.keywords)

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or not call.keywords:
            return
        given = [
            one for one in call.keywords if isinstance(one.value, ast.Lambda) or self._function(site, one)
        ]
        if not given:
            return
        if isinstance(site.node, ast.Attribute):
            found = site.infer(site.node.value)
            if found is None or not any(
                site.index.is_subclass(found.qname, one) for one in (QUERYSET, MANAGER)
            ):
                return
        for keyword in given:
            if isinstance(keyword.value, ast.Lambda):
                yield site.flag(node=keyword.value)
            else:
                yield site.fix(
                    site.replace(keyword.value, f"{site.source(keyword.value)}()"), node=keyword.value
                )

    def _function(self, site: Site, keyword: ast.keyword) -> bool:
        if not isinstance(keyword.value, ast.Name | ast.Attribute):
            return False
        return site.resolve(keyword.value) in _FUNCTIONS
