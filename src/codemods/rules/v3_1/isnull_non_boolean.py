"""Values of the lookup ``isnull`` that are neither ``True`` nor ``False``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule
from codemods.source.names import last_name

_CALLS = frozenset(
    [
        "filter",
        "exclude",
        "get",
        "Q",
        "filter_by",
        "complex_filter",
        "When",
        "get_or_create",
        "update_or_create",
        "get_object_or_404",
        "get_list_or_404",
    ]
)


class IsnullNonBoolean(Rule):
    """The lookup ``isnull`` takes ``True`` or ``False`` only."""

    change = "3.1/isnull-non-boolean"
    also = ("4.0/isnull-non-boolean-literal", "4.0/isnull-non-boolean-value")
    triggers = (OnModule(("__isnull",)),)
    examples = [
        Fixes(
            before="""\
                from django.db.models import Q

                def orders(qs):
                    return qs.filter(parent__isnull=1, child__isnull=0).exclude(Q(owner__isnull=None), a__isnull="x")
                """,
            after="""\
                from django.db.models import Q

                def orders(qs):
                    return qs.filter(parent__isnull=True, child__isnull=False).exclude(Q(owner__isnull=False), a__isnull=True)
                """,
        ),
        Suggests(
            before="def orders(qs, data):\n    return qs.filter(parent__isnull=data['open'], a__isnull=data.get('a') or 0)\n",
            after="def orders(qs, data):\n    return qs.filter(parent__isnull=bool(data['open']), a__isnull=bool(data.get('a') or 0))\n",
        ),
        Suggests(
            before="""\
                from django.db.models import Q

                def orders(qs, given):
                    given["a__isnull"] = 1
                    return qs.filter(Q(("b__isnull", 0)), **{"c__isnull": 1})
                """,
            after="""\
                from django.db.models import Q

                def orders(qs, given):
                    given["a__isnull"] = True
                    return qs.filter(Q(("b__isnull", False)), **{"c__isnull": True})
                """,
        ),
        Keeps(
            """\
                def orders(qs, x, flag: bool):
                    qs = qs.filter(a__isnull=True, b__isnull=not x, c__isnull=bool(x), d__isnull=x > 1, e__isnull=flag)
                    client.get("/", {"a__isnull": 1, "b__isnull": "True"})
                    return report(f__isnull=1), qs
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for call in site.module.nodes(ast.Call):
            if _name(call) not in _CALLS:
                continue
            for keyword in call.keywords:
                if keyword.arg is not None and keyword.arg.endswith("__isnull"):
                    yield from self._value(site, keyword)
        for text in site.module.texts("__isnull"):
            value = _given(site, text) if str(text.value).endswith("__isnull") else None
            if isinstance(value, ast.Constant) and not self._boolean(site, value):
                yield site.suggest(
                    site.replace(value, str(bool(value.value))),
                    node=text,
                    advice="Do so where it is the value of a lookup.",
                )

    def _value(self, site: Site, keyword: ast.keyword) -> Iterator[Answer]:
        value = keyword.value
        if self._boolean(site, value) or site.module.in_fstring(value):
            return
        if isinstance(value, ast.Constant):
            yield site.fix(site.replace(value, str(bool(value.value))), node=keyword)
            return
        yield site.suggest(
            site.replace(value, f"bool({site.source(value)})"),
            node=keyword,
            advice="Wrap the value in bool() where it may be something other than True and False.",
        )

    def _boolean(self, site: Site, value: ast.expr) -> bool:
        """Whether a value is true or false by its form."""
        if isinstance(value, ast.Constant):
            return isinstance(value.value, bool)
        if isinstance(value, ast.Compare) or (
            isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not)
        ):
            return True
        if isinstance(value, ast.BoolOp):
            return all(self._boolean(site, one) for one in value.values)
        if isinstance(value, ast.IfExp):
            return self._boolean(site, value.body) and self._boolean(site, value.orelse)
        if isinstance(value, ast.Call):
            return getattr(value.func, "id", "") in (
                "bool",
                "isinstance",
                "any",
                "all",
                "hasattr",
                "callable",
            )
        if isinstance(value, ast.Name):
            scope = site.module.scope_at(value)
            owner = scope.owner(value.id)
            bindings = owner.bindings[value.id] if owner is not None else []
            function = owner.node if owner is not None else None
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
                for one in given:
                    if one.arg == value.id and getattr(one.annotation, "id", "") == "bool":
                        return len(bindings) == 1
            return bool(bindings) and all(
                one.value is not None
                and not isinstance(one.value, ast.Name)
                and self._boolean(site, one.value)
                for one in bindings
            )
        return False


def _given(site: Site, key: ast.Constant) -> ast.expr | None:
    """The value that a lookup is given beside its name: ``**{…}``, ``Q((…, …))``, ``limit_choices_to``, ``given[…] = …``."""
    parent = site.module.parents.get(key)
    around = site.module.parents.get(parent) if parent is not None else None
    if isinstance(parent, ast.Dict) and isinstance(around, ast.keyword) and key in parent.keys:
        call = site.module.parents.get(around)
        if around.arg == "limit_choices_to" or (around.arg is None and _name(call) in _CALLS):
            return parent.values[parent.keys.index(key)]
    if isinstance(parent, ast.Tuple) and _name(around) == "Q" and len(parent.elts) == 2:
        return parent.elts[1]
    if isinstance(parent, ast.Subscript) and isinstance(parent.ctx, ast.Store):
        statement = site.module.statement_of(parent)
        value = statement.value if isinstance(statement, ast.Assign) else None
        text = isinstance(value, ast.Constant) and isinstance(value.value, str)
        return None if text else value  # texts are what a form or an address has
    return None


def _name(call: ast.AST | None) -> str:
    if not isinstance(call, ast.Call):
        return ""
    return last_name(call.func)
