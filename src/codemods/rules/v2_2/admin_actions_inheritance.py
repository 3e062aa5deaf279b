"""Actions that an admin class has from its bases."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from codemods.findings import Edit
from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import append
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_TWICE = (
    "List the actions of the base class too, unless it has None or one that is listed here as well: each must be there "
    "once (admin.E130)."
)


class AdminActionsInheritance(Rule):
    """The ``actions`` of an admin class take the place of those of its bases, as class attributes do."""

    change = "2.2/admin-actions-inheritance"
    triggers = (OnModule(("actions",)),)
    advice = "List the actions of the base class too."
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class BaseAdmin(admin.ModelAdmin):
                    actions = ["ship"]

                class OrderAdmin(BaseAdmin):
                    actions = ["pay", "pack"]

                class RushAdmin(OrderAdmin):
                    actions: list = [
                        "rush",  # now
                    ]

                class Mixin:
                    actions = ["mark"]

                class MarkMixin(Mixin):
                    actions = ("unmark",)

                class MarkAdmin(MarkMixin, admin.ModelAdmin):
                    pass
                """,
            after="""\
                from django.contrib import admin

                class BaseAdmin(admin.ModelAdmin):
                    actions = ["ship"]

                class OrderAdmin(BaseAdmin):
                    actions = [*BaseAdmin.actions, "pay", "pack"]

                class RushAdmin(OrderAdmin):
                    actions: list = [
                        *OrderAdmin.actions,
                        "rush",  # now
                    ]

                class Mixin:
                    actions = ["mark"]

                class MarkMixin(Mixin):
                    actions = (*Mixin.actions, "unmark",)

                class MarkAdmin(MarkMixin, admin.ModelAdmin):
                    pass
                """,
        ),
        Suggests(
            before="""\
                from shop.base import BaseAdmin

                class OrderAdmin(BaseAdmin):
                    actions = ["pay", "pack"]
                """,
            after="""\
                from shop.base import BaseAdmin

                class OrderAdmin(BaseAdmin):
                    actions = [*BaseAdmin.actions, "pay", "pack"]
                """,
            files={
                "shop/__init__.py": "",
                "shop/base.py": """\
                    from django.contrib import admin

                    class BaseAdmin(admin.ModelAdmin):
                        actions = ["ship"]
                    """,
            },
        ),
        Flags(
            """\
                from django.contrib import admin

                class BaseAdmin(admin.ModelAdmin):
                    actions = ["ship"]

                class OrderAdmin(BaseAdmin):
                    actions = made()

                class TwiceAdmin(BaseAdmin):
                    actions = ["ship", "pack"]

                class LeftAdmin(BaseAdmin):
                    pass

                class RightAdmin(BaseAdmin):
                    pass

                class BothAdmin(LeftAdmin, RightAdmin):
                    actions = ["pack"]
                """,
            lines=(7, 10, 19),
        ),
        Keeps(
            """\
                from django.contrib import admin

                class BaseAdmin(admin.ModelAdmin):
                    actions = ["ship"]

                class OrderAdmin(BaseAdmin):
                    actions = BaseAdmin.actions + ["pay"]

                class OtherAdmin(admin.ModelAdmin):
                    actions = ["pay"]

                class NoneAdmin(BaseAdmin):
                    actions = None

                class BareAdmin(admin.ModelAdmin):
                    actions = None

                class BackAdmin(BareAdmin):
                    actions = ["pay"]

                class SameAdmin(BaseAdmin):
                    list_display = ["a"]
                """
        ),
    ]

    def concerns(self, index: Index) -> bool:
        return bool(index.owners("actions"))

    def visit(self, site: Site) -> Iterator[Answer]:
        for node, _, _ in site.module.walk.classes:
            bound = site.module.walk.scope_of[node].bindings.get("actions", ())
            value = bound[0].value if len(bound) == 1 else None
            if value is None or isinstance(value, ast.Constant) or ".actions" in site.source(value):
                continue
            if overrides_hook_of(site, node, "django.contrib.admin.options.ModelAdmin"):
                yield from self._listed(site, node, value)

    def _listed(self, site: Site, node: ast.ClassDef, value: ast.expr) -> Iterator[Answer]:
        statement = site.module.statement_of(value)
        found = {base: owners for base in node.bases if (owners := _owners(site, base))}
        bases = [base for base, owners in found.items() if not _is_none(_value(site, owners[0]))]
        if not found or (not bases and all(len(owners) == 1 for owners in found.values())):
            return  # those before 2.2 passed over None
        shared = len({one for owners in found.values() for one in owners}) < sum(map(len, found.values()))
        keys = [_keys(site, value), *(_keys(site, _value(site, found[base][0])) for base in bases)]
        known = [one for one in keys if one is not None]
        twice = len({key for one in known for key in one}) < sum(map(len, known))
        literal = isinstance(value, ast.List | ast.Tuple) and site.source(value)[0] in "[("
        if not literal or shared or twice or len(bases) < len(found):
            yield site.flag(node=statement)
        elif len(known) == len(keys):
            yield site.fix(_with_those_of(site, value, bases), node=statement)
        elif len(bases) == 1:
            yield site.suggest(_with_those_of(site, value, bases), node=statement, advice=_TWICE)
        else:
            yield site.flag(node=statement)


def _with_those_of(site: Site, value: ast.expr, bases: Sequence[ast.expr]) -> Edit:
    assert isinstance(value, ast.List | ast.Tuple)
    return append(site, value, [f"*{site.source(base)}.actions" for base in bases], front=True)


def _owners(site: Site, base: ast.expr) -> list[str]:
    """The classes of the repository, a base and those that it descends from, that set ``actions``; nearest first."""
    qname = site.resolve(base, certain=False)
    found = site.index.ancestry(qname) if qname is not None else ()
    return [
        one
        for one in found
        if (facts := site.index.class_facts(one)) is not None and "actions" in facts.members
    ]


def _value(site: Site, owner: str) -> ast.expr | None:
    """What a class of this module gives ``actions``; None where it is in another one."""
    for node, scope, _ in site.module.walk.classes:
        if f"{site.module.name}.{site.module.qualname(node.name, scope)}" == owner:
            bound = site.module.walk.scope_of[node].bindings.get("actions", ())
            return bound[0].value if len(bound) == 1 else None
    return None


def _is_none(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _keys(site: Site, value: ast.expr | None) -> list[str] | None:
    """The names of the actions in a list, as Django knows them; None where they cannot all be told."""
    if not isinstance(value, ast.List | ast.Tuple):
        return None
    keys: list[str] = []
    for one in value.elts:
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            keys.append(one.value)
        elif isinstance(one, ast.Name | ast.Attribute):
            keys.append(one.id if isinstance(one, ast.Name) else one.attr)
        elif (
            isinstance(one, ast.Starred)
            and isinstance(one.value, ast.Attribute)
            and one.value.attr == "actions"
        ):
            owners = _owners(site, one.value.value)
            more = _keys(site, _value(site, owners[0])) if owners else None
            if more is None:
                return None
            keys += more
        else:
            return None
    return keys
