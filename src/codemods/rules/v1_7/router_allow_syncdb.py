"""``allow_syncdb()`` of database routers."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnFunction


class RouterAllowSyncdb(Rule):
    """``allow_syncdb()`` of routers is ``allow_migrate()`` now."""

    change = "1.7/router-allow-syncdb"
    also = ("1.9/allow-syncdb",)
    triggers = (OnFunction("allow_syncdb"),)
    examples = [
        Fixes(
            before="""\
                class ShopRouter(object):
                    def db_for_read(self, model, **hints):
                        return "shop"

                    def allow_syncdb(self, db, model):
                        return db == "shop"
                """,
            after="""\
                class ShopRouter(object):
                    def db_for_read(self, model, **hints):
                        return "shop"

                    def allow_migrate(self, db, model):
                        return db == "shop"
                """,
        ),
        Flags(
            """\
                class ShopRouter(object):
                    def allow_syncdb(self, db, model):
                        return self.allow_migrate(db, model)

                    def allow_migrate(self, db, model):
                        return db == "shop"
                """,
            line=2,
        ),
        Keeps(
            """\
                def allow_syncdb(self, db, model):
                    return True

                class Tool:
                    def allow_syncdb(self):
                        return True
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, owner = site.node, site.class_
        if not isinstance(node, ast.FunctionDef) or owner is None or node not in owner.body:
            return
        methods = {one.name for one in owner.body if isinstance(one, ast.FunctionDef)}
        if not owner.name.endswith("Router") and not methods & {
            "db_for_read",
            "db_for_write",
            "allow_relation",
        }:
            return
        if "allow_migrate" in methods:
            yield site.flag(advice="allow_migrate() is there as well; drop allow_syncdb().")
            return
        yield site.fix(site.replace_name(node, "allow_migrate"))
