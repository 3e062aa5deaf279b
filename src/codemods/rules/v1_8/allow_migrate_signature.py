"""``allow_migrate()`` of database routers."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite import headers
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnFunction


class AllowMigrateSignature(Rule):
    """``allow_migrate()`` of routers is called with ``app_label``, ``model_name`` and hints, not with the model."""

    change = "1.8/allow-migrate-signature"
    also = ("1.10/router-allow-migrate-signature",)
    triggers = (OnFunction("allow_migrate"),)
    available = "1.8"
    advice = "hints may have no model: allow_migrate() is asked about RunPython and RunSQL as well."
    examples = [
        Fixes(
            before="""\
                class ShopRouter(object):
                    def allow_migrate(self, db, model):
                        return db == "shop" and model._meta.app_label == "shop"
                """,
            after="""\
                class ShopRouter(object):
                    def allow_migrate(self, db, app_label, model_name=None, **hints):
                        return db == "shop" and app_label == "shop"
                """,
        ),
        Suggests(
            before="""\
                class ShopRouter(object):
                    def db_for_read(self, model, **hints):
                        return None

                    def allow_migrate(self, db, model):
                        return model in OWN or model._meta.model_name == "book"
                """,
            after="""\
                class ShopRouter(object):
                    def db_for_read(self, model, **hints):
                        return None

                    def allow_migrate(self, db, app_label, model_name=None, **hints):
                        model = hints.get('model')
                        return model in OWN or model_name == "book"
                """,
        ),
        Flags(
            """\
                class ShopRouter(object):
                    def allow_migrate(self, db, *args):
                        return True

                    def db_for_read(self, model, **hints):
                        return None
                """,
            line=2,
        ),
        Keeps(
            """\
                class ShopRouter(object):
                    def allow_migrate(self, db, app_label, model_name=None, **hints):
                        return True

                class Mover:
                    def allow_migrate(self, db, model):
                        return True
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, owner = site.node, site.class_
        if not isinstance(node, ast.FunctionDef) or owner is None:
            return
        methods = {one.name for one in owner.body if isinstance(one, ast.FunctionDef)}
        if not owner.name.endswith("Router") and not methods & {"db_for_read", "db_for_write"}:
            return
        arguments = node.args
        names = [one.arg for one in arguments.args]
        if arguments.kwarg is not None or "app_label" in names:
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        if len(names) != 3 or arguments.vararg is not None or arguments.defaults:
            yield site.flag()
            return
        model = names[2]
        reads = [
            part
            for statement in node.body
            for part in ast.walk(statement)
            if isinstance(part, ast.Name) and part.id == model
        ]
        edits: list[Edit] = []
        whole = False
        for read in reads:
            text = self._option(site, read)
            if text is None:
                whole = True
            else:
                edits.append(text)
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and part.id in ("app_label", "model_name", "hints"):
                raise CannotRewrite(f"the name {part.id} is taken")
        start, end = headers.header_span(site.module, node)
        first = site.module.span(arguments.args[2])
        if site.module.text[first[1] : end].strip(" )\n,") or start > first[0]:
            raise CannotRewrite("the header is written in an unusual way")
        edits.append(Edit(*first, "app_label, model_name=None, **hints"))
        if not whole:
            yield site.fix(edits)
            return
        body = node.body
        if len(body) > 1 and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
            body = body[1:]
        if body[0].lineno == node.lineno:
            raise CannotRewrite("its body stands on the line of its header")
        edits.append(site.insert_before(body[0], f"{model} = hints.get('model')"))
        yield site.suggest(edits)

    def _option(self, site: Site, read: ast.Name) -> Edit | None:
        """The edit for ``model._meta.app_label`` and ``model._meta.model_name``; None for any other use."""
        meta = site.module.parents.get(read)
        option = site.module.parents.get(meta) if meta is not None else None
        if isinstance(meta, ast.Attribute) and meta.attr == "_meta" and isinstance(option, ast.Attribute):
            if option.attr in ("app_label", "model_name"):
                return site.replace(option, option.attr)
            if option.attr == "module_name":
                return site.replace(option, "model_name")
        return None
