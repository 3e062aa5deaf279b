"""The package django-transaction-hooks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnModule

_ENGINE = re.compile(r"transaction_hooks\.backends\.(\w+)")
_ENGINES = {"postgresql_psycopg2": "postgresql"}


class OnCommit(Rule):
    """``transaction.on_commit()`` does what the package django-transaction-hooks did."""

    change = "1.9/on-commit"
    triggers = (OnAttribute("on_commit"), OnModule(("transaction_hooks.backends.",)))
    available = "1.9"
    advice = "Drop the package django-transaction-hooks."
    examples = [
        Suggests(
            path="shop/settings.py",
            before="""\
                DATABASES = {"default": {"ENGINE": "transaction_hooks.backends.postgresql_psycopg2", "NAME": "shop"}}
                """,
            after="""\
                DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop"}}
                """,
            modernize=True,
        ),
        Suggests(
            before="""\
                from django.db import connection

                def pay(order):
                    connection.on_commit(lambda: mail(order))
                """,
            after="""\
                from django.db import transaction

                def pay(order):
                    transaction.on_commit(lambda: mail(order))
                """,
            modernize=True,
        ),
        Keeps(
            """\
                from django.db import transaction

                def pay(order, bus):
                    transaction.on_commit(lambda: mail(order))
                    bus.on_commit(order)
                """,
            modernize=True,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable:
            return
        if isinstance(site.node, ast.Module):
            for node in ast.walk(site.node):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    match = _ENGINE.fullmatch(node.value)
                    if match is not None:
                        new = f"django.db.backends.{_ENGINES.get(match[1], match[1])}"
                        yield site.suggest(site.replace_in_string(node, match[0], new), node=node)
            return
        node, call = site.node, site.call
        if call is None or not isinstance(node, ast.Attribute):
            return
        if site.is_name(node.value, "django.db.connection"):
            yield site.suggest(site.replace(node.value, site.need("django.db.transaction")))
