"""``Exists(negated=)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnMember

_EXISTS = "django.db.models.Exists"


class ExistsNegated(Rule):
    """``Exists()`` silently takes no notice of ``negated`` any more, which inverts the meaning."""

    change = "4.2/exists-negated"
    advice = "Write ~Exists(…)."
    triggers = (OnCall(_EXISTS), OnMember(_EXISTS, "__init__"))
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
        Flags(
            """\
                from django.db.models import Exists

                class Missing(Exists):
                    def __init__(self, queryset, negated=True, **extra):
                        super().__init__(queryset, negated=negated, **extra)

                print(Missing(inner, negated=False))
                """,
            line=5,
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
        inherited = isinstance(call.func, ast.Attribute) and call.func.attr == "__init__"
        given = site.argument(call, "negated", None if inherited else 1)
        if given is None:
            return
        if inherited:
            yield site.flag(node=call, advice="Write ~ where such objects are made, or override as_sql().")
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
