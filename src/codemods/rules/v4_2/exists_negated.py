"""``Exists(negated=)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class ExistsNegated(Rule):
    """``Exists()`` silently takes no notice of ``negated`` any more, which inverts the meaning."""

    change = "4.2/exists-negated"
    advice = "Write ~Exists(…)."
    triggers = (OnCall("django.db.models.Exists"),)
    examples = [
        Fixes(
            before="""\
                from django.db import models
                from django.db.models import Exists

                print(qs.filter(Exists(inner, negated=True)), Exists(inner, False), ~Exists(inner, True))
                print(models.Exists(
                    inner,
                    negated=True,  # nobody
                ))
                """,
            after="""\
                from django.db import models
                from django.db.models import Exists

                print(qs.filter(~Exists(inner)), Exists(inner), Exists(inner))
                print(models.Exists(
                    inner,
                    negated=True,  # nobody
                ))
                """,
        ),
        Suggests(
            before="""\
                from django.db.models import Exists

                print(Exists(inner, negated=flag))
                """,
            after="""\
                from django.db.models import Exists

                print((~Exists(inner) if flag else Exists(inner)))
                """,
        ),
        Keeps(
            """\
                from django.db.models import Exists as E
                from shop.db import Exists

                print(Exists(inner, negated=True), E(inner, output_field=x))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        given = site.argument(call, "negated", 1)
        if given is None:
            return
        editor = site.edit_call(call).remove("negated" if site.keyword(call, "negated") else 1)
        plain = editor.code
        message = "Exists() takes no notice of negated any more"
        if not isinstance(given, ast.Constant):
            text = f"(~{plain} if {site.source(given)} else {plain})"
            yield site.suggest(site.replace(call, text), node=call, message=message)
            return
        if not given.value:
            yield site.fix(site.replace(call, plain), node=call, message=message)
            return
        parent = site.module.parents.get(call)
        if isinstance(parent, ast.UnaryOp) and isinstance(parent.op, ast.Invert):
            yield site.fix(site.replace(parent, plain), node=call, message=message)
            return
        text = f"(~{plain})" if isinstance(parent, ast.Attribute | ast.BinOp) else f"~{plain}"
        yield site.fix(site.replace(call, text), node=call, message=message)
