"""Paths into JSON, which each database makes by itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.expressions import SymbolToExpression
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, OnName, Trigger

_OLD = "django.db.models.fields.json.compile_json_path"
_HOOK = "compile_json_path_final_key"
_CONNECTION = "connection"


class JsonPath(SymbolToExpression):
    """``compile_json_path()`` became a method of the connection's operations, and the hook for the last key takes it."""

    change = "6.0/json-negative-index"
    available = "6.0"
    until = "6.0"
    advice = "Call connection.ops.compile_json_path()."
    triggers = (OnName(_OLD), OnMethod("django.db.models.fields.json.HasKeyLookup", _HOOK))
    examples = [
        Fixes(
            before="""\
                from django.db.models.fields.json import HasKeyLookup, KeyTransform, compile_json_path

                class Path(KeyTransform):
                    def as_sqlite(self, compiler, connection):
                        lhs, params, keys = self.preprocess_lhs(compiler, connection)
                        return "JSON_QUOTE(%s, %%s)" % lhs, (*params, compile_json_path(keys))

                class HasIndex(HasKeyLookup):
                    def compile_json_path_final_key(self, key_transform):
                        return ".%s" % key_transform
                """,
            after="""\
                from django.db.models.fields.json import HasKeyLookup, KeyTransform

                class Path(KeyTransform):
                    def as_sqlite(self, compiler, connection):
                        lhs, params, keys = self.preprocess_lhs(compiler, connection)
                        return "JSON_QUOTE(%s, %%s)" % lhs, (*params, connection.ops.compile_json_path(keys))

                class HasIndex(HasKeyLookup):
                    def compile_json_path_final_key(self, connection, key_transform):
                        return ".%s" % key_transform
                """,
        ),
        Flags(
            """\
                from django.db.models.fields.json import HasKey, compile_json_path

                def path(keys):
                    return compile_json_path(keys)

                class HasIndex(HasKey):
                    def compile_json_path_final_key(self, key_transform):
                        return super().compile_json_path_final_key(key_transform)
                """,
            lines=(4, 7),
        ),
        Keeps(
            """\
                from django.db.models.fields.json import HasKey
                from shop.paths import compile_json_path

                class HasIndex(HasKey):
                    def compile_json_path_final_key(self, connection, key_transform):
                        return connection.ops.compile_json_path([key_transform], include_root=False)

                class Path:
                    def compile_json_path_final_key(self, key):
                        return compile_json_path([key])
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from cls.triggers

    def expression(self, site: Site, near: ast.AST) -> str:
        return f"{_CONNECTION}.ops.compile_json_path"

    def wants(self, site: Site, use: ast.expr) -> bool:
        """Whether the function around a use is given the connection."""
        for around in site.module.ancestors(use):
            if isinstance(around, ast.FunctionDef):
                arguments = [*around.args.posonlyargs, *around.args.args, *around.args.kwonlyargs]
                return any(one.arg == _CONNECTION for one in arguments)
            if isinstance(around, ast.Lambda | ast.ClassDef):
                return False
        return False

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.FunctionDef) and site.kind == "method":
            yield from self._hook(site, site.node)
        elif site.kind == "use" and isinstance(site.node, ast.expr) and not self.wants(site, site.node):
            yield site.flag(message=self.told(site))
        else:
            yield from super().visit(site)

    def _hook(self, site: Site, node: ast.FunctionDef) -> Iterator[Answer]:
        given = node.args.args
        if len(given) != 2 or node.args.vararg is not None or given[1].arg == _CONNECTION:
            return
        message = f"{_HOOK}() is given the connection before the key"
        used = [one for one, _ in site.module.walk.attributes.get(_HOOK, ())]
        if used or not self.replaceable:
            yield site.flag(message=message, advice="Take connection before the key, and hand it on.")
            return
        start = site.module.lines.offset(given[1].lineno, given[1].col_offset)
        yield site.fix(Edit(start, start, f"{_CONNECTION}, "), message=message)

    def told(self, site: Site) -> str:
        return "compile_json_path() is a method of connection.ops now"
