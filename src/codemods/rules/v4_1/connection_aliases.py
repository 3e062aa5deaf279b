"""Databases that are registered at run time."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName

_DATABASES = "django.db.connections.databases"
_HELPERS = ("django.db.connections.ensure_defaults", "django.db.connections.prepare_test_settings")


class ConnectionAliases(Rule):
    """A database that is registered at run time is no longer completed on its first use."""

    change = "4.1/connections-runtime-alias"
    also = ("4.1/connections-ensure-defaults",)
    needs = ("django.db.utils.ConnectionHandler.configure_settings",)
    advice = "Complete the definition with connections.configure_settings()."
    triggers = (
        OnName(_DATABASES),
        *(OnName(name) for name in _HELPERS),
        OnName("django.conf.settings.DATABASES"),
    )
    examples = [
        Fixes(
            before="""\
                from django.db import connections

                def use(alias, options):
                    connections.databases[alias] = options
                    connections.ensure_defaults(alias)
                    connections.prepare_test_settings(alias)
                    return connections[alias]
                """,
            after="""\
                from django.db import connections

                def use(alias, options):
                    connections.databases[alias] = connections.configure_settings({**connections.databases, alias: options})[alias]
                    return connections[alias]
                """,
        ),
        Flags(
            """\
                from django.db import connections

                def use(alias):
                    connections.ensure_defaults(alias)
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.db import connections
                from shop import connections as others

                def use(alias, options):
                    others.databases[alias] = options
                    print(connections.databases[alias])
                    connections.databases["x"] = connections.configure_settings({**connections.databases, "x": options})["x"]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, parent = site.node, site.parent
        if site.kind != "use" or not isinstance(node, ast.Attribute):
            return
        if site.qname in _HELPERS:
            yield from self._helper(site)
            return
        statement = site.module.parents.get(parent) if parent is not None else None
        if (
            not isinstance(parent, ast.Subscript)
            or parent.value is not node
            or not isinstance(parent.ctx, ast.Store)
        ):
            return
        if not isinstance(statement, ast.Assign) or statement.targets != [parent]:
            return
        value = site.source(statement.value)
        if "configure_settings" in value or "settings" in site.roles:
            return
        message = "A database that is registered at run time must be complete"
        if not self.replaceable:
            yield site.flag(message=message)
            return
        connections = site.need("django.db.connections")
        alias = site.source(parent.slice)
        known = site.source(node)
        text = f"{connections}.configure_settings({{**{known}, {alias}: {value}}})[{alias}]"
        yield site.fix(site.replace(statement.value, text), message=message)

    def _helper(self, site: Site) -> Iterator[Answer]:
        """``connections.ensure_defaults(alias)``: nothing to do where the alias was assigned just before."""
        call = site.call
        statement = site.module.parents.get(call) if call is not None else None
        message = f"{site.qname.rpartition('.')[2]}() was removed in Django 4.1"
        if isinstance(statement, ast.Expr) and call is not None and len(call.args) == 1:
            alias = site.source(call.args[0])
            block = getattr(site.module.parents.get(statement), "body", [])
            before = block[: block.index(statement)] if statement in block else []
            for other in reversed(before):
                target = other.targets[0] if isinstance(other, ast.Assign) else None
                if isinstance(target, ast.Subscript) and site.source(target.slice) == alias:
                    if site.is_name(target.value, _DATABASES):
                        yield site.fix(site.remove(statement), message=message)
                        return
        yield site.flag(message=message)
