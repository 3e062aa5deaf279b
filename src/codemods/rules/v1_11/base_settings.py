"""``django.conf.BaseSettings``, gone."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName
from codemods.source.scopes import Binding, BindingKind


class BaseSettings(Rule):
    """django.conf.BaseSettings is gone: an empty class does what it did.

    All that it had was a check that ``MEDIA_URL`` and ``STATIC_URL`` end in a slash, which Django dropped with it.
    """

    change = "1.11/undocumented-base-settings"
    advice = "Derive from object, and take types.SimpleNamespace() for an instance."
    triggers = (OnName("django.conf.BaseSettings"),)
    examples = [
        Fixes(
            before="""\
                from django.conf import BaseSettings, settings
                from shop import cart


                class AppSettings(BaseSettings):
                    def isolate(self):
                        self.overrides = BaseSettings()
                """,
            after="""\
                from django.conf import settings
                from shop import cart


                class BaseSettings(object):
                    pass


                class AppSettings(BaseSettings):
                    def isolate(self):
                        self.overrides = BaseSettings()
                """,
        ),
        Fixes(
            before="""\
                from django.conf import settings as project
                try:
                    from django.conf import BaseSettings
                except ImportError:  # Django <= 1.2
                    from django.conf import Settings as BaseSettings


                class AppSettings(BaseSettings):
                    pass
                """,
            after="""\
                from django.conf import settings as project


                class BaseSettings(object):
                    pass


                class AppSettings(BaseSettings):
                    pass
                """,
        ),
        Flags(
            """\
                from django import conf


                class AppSettings(conf.BaseSettings):
                    pass
                """,
            line=4,
        ),
        Flags(
            path="shop/__init__.py",
            source="""\
                from django.conf import BaseSettings
                """,
            line=1,
        ),
        Keeps("""\
            from django.conf import LazySettings
            from shop.conf import BaseSettings


            class AppSettings(BaseSettings):
                pass
            """),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not site.direct:
            return
        if site.kind != "import":
            chain = isinstance(site.node, ast.Attribute)
            if chain or site.kind == "string":
                yield site.flag()
            return
        binding = site.binding
        if binding is None or not isinstance(binding.node, ast.ImportFrom):
            return
        first = self._first_use(site, binding)
        if first is None:
            yield site.flag()
            return
        edits: list[Edit] = []
        if binding.branch is None:
            site.remove_import(binding)
        else:
            shim = self._shim(site, binding)
            if shim is None:
                yield site.flag()
                return
            edits += site.remove(shim)
        above = site.insert_before(first, f"class {binding.name}(object):\n    pass")
        gap = site.module.source.newline * 2
        edits.append(Edit(above.start, above.end, above.text + gap))
        yield site.fix(*edits)

    def _first_use(self, site: Site, binding: Binding) -> ast.stmt | None:
        """The first statement of the module that uses the name, where the name is the module's."""
        root = site.module.walk.root
        if binding not in root.bindings.get(binding.name, ()):
            return None
        uses = {id(node) for node, _ in site.module.walk.names.get(binding.name, ())}
        for statement in site.module.tree.body:
            if not isinstance(statement, ast.ClassDef | ast.FunctionDef | ast.Assign | ast.Expr):
                continue
            if any(id(node) in uses for node in ast.walk(statement)):
                return statement
        return None

    def _shim(self, site: Site, binding: Binding) -> ast.Try | None:
        """The ``try`` at the top level that does nothing but import the name, or another in its place."""
        assert binding.branch is not None
        node = binding.branch.node
        if (
            not isinstance(node, ast.Try)
            or binding.branch.parent is not None
            or node.orelse
            or node.finalbody
        ):
            return None
        arms = [node.body, *(handler.body for handler in node.handlers)]
        inside = {id(arm[0]) for arm in arms if len(arm) == 1}
        if len(inside) != len(arms):
            return None
        bindings = site.module.walk.root.bindings[binding.name]
        alone = all(
            one.kind is BindingKind.IMPORT
            and isinstance(one.node, ast.ImportFrom)
            and id(one.node) in inside
            and len(one.node.names) == 1
            for one in bindings
        )
        return node if alone and len(bindings) == len(arms) else None
