"""``_connector`` and ``_negated``, which join the conditions of a query."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword

_Q = "django.db.models.Q"
_QS = "django.db.models.query.QuerySet"
_MANAGER = "django.db.models.manager.BaseManager"
_FILTERS = frozenset(["aget", "exclude", "filter", "get"])
_NAMES = ("_connector", "_negated")
_CONNECTORS = frozenset(["AND", "OR", "XOR", None])


class QConnectorValidated(Rule):
    """``filter()``, ``exclude()`` and ``get()`` refuse ``_connector`` and ``_negated``, and ``Q()`` unknown connectors."""

    change = "5.2.8/q-connector-validated"
    triggers = tuple(map(OnKeyword, _NAMES))
    advice = "Combine Q objects with |, & and ~, or give Q() the connector."
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Shop(models.Model):
                    name = models.TextField()

                def found(text, **others):
                    return Shop.objects.filter(name=text, town=text, _connector="OR").exclude(
                        _connector="OR",  # any of them
                        **others,
                    )
                """,
            after="""\
                from django.db import models

                class Shop(models.Model):
                    name = models.TextField()

                def found(text, **others):
                    return Shop.objects.filter(models.Q(name=text, town=text, _connector="OR")).exclude(models.Q(
                        _connector="OR",  # any of them
                        **others,
                    ))
                """,
            path="shop/models.py",
        ),
        Suggests(
            before="""\
                from django.db.models import Q

                def found(shops, text):
                    return shops.filter(Q(name=text), town=text, _connector=Q.OR)
                """,
            after="""\
                from django.db.models import Q

                def found(shops, text):
                    return shops.filter(Q(Q(name=text), town=text, _connector=Q.OR))
                """,
        ),
        Suggests(
            before="""\
                from django.contrib.auth.models import User
                from django.db.models import Q

                User.objects.exclude(groups__name="shop", _negated=True, _connector=Q.OR)
                """,
            after="""\
                from django.contrib.auth.models import User
                from django.db.models import Q

                User.objects.exclude(Q(groups__name="shop", _negated=True, _connector=Q.OR))
                """,
        ),
        Flags(
            """\
                from django.db.models import Q

                def found(text):
                    return Q(name=text, town=text, _connector="or")
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.db.models import Q
                from shop.queries import Query

                def found(text, connector, mail):
                    Query(_connector="||"), mail.filter(Q(name=text))
                    return Q(name=text, _connector=Q.OR), Q(name=text, _connector=connector), Q(_negated=True, _connector="XOR")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        given = [keyword for keyword in call.keywords if keyword.arg in _NAMES]
        if site.is_name(call.func, _Q):
            if site.qname != "_connector":
                return
            value = site.argument(call, "_connector")
            if isinstance(value, ast.Constant) and value.value not in _CONNECTORS:
                message = f"Q() raises ValueError for the connector {value.value!r}"
                yield site.flag(node=value, message=message)
            return
        func = call.func
        if not isinstance(func, ast.Attribute) or func.attr not in _FILTERS or site.qname != given[0].arg:
            return
        known = site.infer(func.value)
        if known is not None and not any(site.index.is_subclass(known.qname, one) for one in (_QS, _MANAGER)):
            return
        message = f"{func.attr}() raises TypeError for {given[0].arg}"
        start, end = site.module.span(func)[1], site.module.span(call)[1]
        if site.module.text[start : start + 1] != "(":
            yield site.flag(node=call, message=message)
            return
        # What is negated twice takes other ways to related tables in some releases than where one negation is left.
        twice = func.attr == "exclude" and any(keyword.arg == "_negated" for keyword in given)
        certain = known is not None and known.certain and not twice
        answer = site.fix if certain else site.suggest
        q = site.need(_Q)
        arguments = site.module.text[start:end]
        yield answer(Edit(start, end, f"({q}{arguments})"), node=call, message=message)
