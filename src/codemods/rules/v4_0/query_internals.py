"""Private parts of ``Query`` and of relations that joins are made with."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes import ChangeArguments
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMethod

_QUERY = "django.db.models.sql.query.Query"
_WHERE = "django.db.models.sql.where.WhereNode"


def _is_query(site: Site, node: ast.expr) -> bool:
    """Whether an expression is the query behind a queryset: ``qs.query``, a ``Query``."""
    last = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    if last == "query":
        return True
    found = site.infer(node)
    return found is not None and site.index.is_subclass(found.qname, _QUERY)


class QueryWhereClass(Rule):
    """A ``Query`` has no ``where_class`` any more: conditions are made of ``WhereNode``."""

    change = "4.0/query-where-class"
    triggers = (OnAttribute("where_class"),)
    examples = [
        Suggests(
            before="""\
                def f(qs):
                    return qs.query.where_class()
                """,
            after="""\
                from django.db.models.sql.where import WhereNode

                def f(qs):
                    return WhereNode()
                """,
        ),
        Keeps("def f(page):\n    return page.where_class()\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and _is_query(site, node.value):
            yield site.suggest(site.replace(node, site.need(_WHERE)))


class QueryInitWhere(ChangeArguments):
    """``Query`` is no longer made with ``where``."""

    change = "4.0/query-init-where"
    calls = (_QUERY,)
    remove = {"where": None}
    advice = "Right unless another class than WhereNode is wanted."
    examples = [
        Suggests(
            before="""\
                from django.db.models.sql.query import Query

                print(Query(Model, where=WhereNode))
                """,
            after="""\
                from django.db.models.sql.query import Query

                print(Query(Model))
                """,
        ),
        Keeps("from shop import Query\n\nprint(Query(Model, where=1))\n"),
    ]

    def answer(self, site: Site, edit: object, message: str) -> Answer:
        return site.suggest(edit, message=message)  # type: ignore[arg-type]


class QueryAddFilter(Rule):
    """``Query.add_filter()`` takes the lookup and the value as two arguments."""

    change = "4.0/query-add-filter"
    triggers = (OnAttribute("add_filter"),)
    examples = [
        Fixes(
            before="""\
                def f(qs, pair):
                    qs.query.add_filter(("name__exact", 1))
                    qs.query.add_filter(pair)
                """,
            after="""\
                def f(qs, pair):
                    qs.query.add_filter("name__exact", 1)
                    qs.query.add_filter(*pair)
                """,
        ),
        Keeps(
            """\
                def f(logger, qs):
                    logger.add_filter(("name", 1))
                    qs.query.add_filter("name", 1)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if call is None or not isinstance(node, ast.Attribute) or not _is_query(site, node.value):
            return
        if len(call.args) != 1 or call.keywords or isinstance(call.args[0], ast.Starred):
            return
        value = call.args[0]
        if isinstance(value, ast.Tuple | ast.List) and len(value.elts) == 2:
            text = ", ".join(site.source(one) for one in value.elts)
        else:
            plain = isinstance(value, ast.Name | ast.Attribute | ast.Call | ast.Subscript)
            text = f"*{site.source(value)}" if plain else f"*({site.source(value)})"
        yield site.fix(site.replace(value, text), node=call)


class GetExtraRestriction(Rule):
    """``get_extra_restriction()`` is no longer given a ``where_class``."""

    change = "4.0/get-extra-restriction"
    advice = "Drop the parameter, and make the condition with WhereNode()."
    triggers = (
        OnMethod("django.db.models.fields.related.ForeignObject", "get_extra_restriction"),
        OnMethod("django.db.models.fields.reverse_related.ForeignObjectRel", "get_extra_restriction"),
    )
    examples = [
        Fixes(
            before="""\
                from django.db.models.fields.related import ForeignObject

                class Relation(ForeignObject):
                    def get_extra_restriction(self, where_class, alias, remote_alias):
                        condition = where_class()
                        return condition or super().get_extra_restriction(where_class, alias, remote_alias)
                """,
            after="""\
                from django.db.models.fields.related import ForeignObject
                from django.db.models.sql.where import WhereNode

                class Relation(ForeignObject):
                    def get_extra_restriction(self, alias, remote_alias):
                        condition = WhereNode()
                        return condition or super().get_extra_restriction(alias, remote_alias)
                """,
        ),
        Flags(
            """\
                from django.db.models.fields.related import ForeignObject

                class Relation(ForeignObject):
                    def get_extra_restriction(self, where_class, alias, remote_alias):
                        where_class = 1
                        return where_class
                """,
            line=4,
        ),
        Keeps(
            """\
                class Relation:
                    def get_extra_restriction(self, where_class, alias, remote_alias):
                        return where_class()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        function = site.node
        if not isinstance(function, ast.FunctionDef) or len(function.args.args) != 4:
            return
        name = function.args.args[1].arg
        inner = site.module.walk.scope_of[function]
        if len(inner.bindings.get(name, ())) != 1:
            raise CannotRewrite(f"{name} is assigned again")
        edits: list[Edit] = [site.remove_parameter(function, name)]
        dropped: set[int] = set()
        for part in ast.walk(function):
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
                if part.func.attr == "get_extra_restriction" and len(part.args) == 3:
                    if isinstance(part.args[0], ast.Name) and part.args[0].id == name:
                        dropped.add(id(part.args[0]))
                        edits.append(site.edit_call(part).remove(0).edit())
        for part in ast.walk(function):
            if isinstance(part, ast.Name) and part.id == name and id(part) not in dropped:
                edits.append(site.replace(part, site.need(_WHERE, part)))
        yield site.fix(edits)
