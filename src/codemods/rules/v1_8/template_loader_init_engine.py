"""``__init__()`` of template loaders."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_BASE = "django.template.loaders.base.Loader"
_OLD_BASE = "django.template.loader.BaseLoader"


class TemplateLoaderInitEngine(Rule):
    """Template loaders are made with the engine as their first argument.

    Those of the old base class were not until 1.10, and so it is the new base that brings it to many a loader.
    """

    change = "1.8/template-loader-init-engine"
    triggers = (OnSubclass(_OLD_BASE), OnSubclass(_BASE))
    until = "1.10"
    needs = (_BASE,)
    advice = "Take engine as the first argument, and hand it to super().__init__()."
    examples = [
        Fixes(
            before="""\
                from django.template.loaders.base import Loader

                class CachedLoader(Loader):
                    def __init__(self, loaders):
                        self._loaders = loaders

                class Counting(CachedLoader):
                    def __init__(self, loaders, start=0):
                        super(Counting, self).__init__(loaders)
                        self.count = start
                """,
            after="""\
                from django.template.loaders.base import Loader

                class CachedLoader(Loader):
                    def __init__(self, engine, loaders):
                        super(CachedLoader, self).__init__(engine)
                        self._loaders = loaders

                class Counting(CachedLoader):
                    def __init__(self, engine, loaders, start=0):
                        super(Counting, self).__init__(engine, loaders)
                        self.count = start
                """,
        ),
        Fixes(
            before="""\
                from django.template.loaders import cached

                class Cached(cached.Loader):
                    def __init__(self, loaders):
                        cached.Loader.__init__(self, loaders)
                """,
            after="""\
                from django.template.loaders import cached

                class Cached(cached.Loader):
                    def __init__(self, engine, loaders):
                        cached.Loader.__init__(self, engine, loaders)
                """,
            current="1.7",
        ),
        Suggests(
            before="""\
                from django.template.loaders.base import Loader

                class CachedLoader(Loader):
                    def __init__(self, *loaders):
                        self._loaders = loaders
                """,
            after="""\
                from django.template.loaders.base import Loader

                class CachedLoader(Loader):
                    def __init__(self, engine, *loaders):
                        super(CachedLoader, self).__init__(engine)
                        self._loaders = loaders
                """,
            files={
                "shop/tests.py": """\
                from shop.code import CachedLoader

                loader = CachedLoader('a', 'b')
                """
            },
        ),
        Flags(
            """\
                from django.template.loaders.base import Loader

                class CachedLoader(Loader):
                    def __init__(self, loaders, engine=None):
                        self.engine = engine
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.template.loaders import base, cached

                class Plain(base.Loader):
                    def __init__(self, engine, dirs=None):
                        super().__init__(engine)

                class Short(cached.Loader):
                    def __init__(self, e, loaders):
                        super().__init__(e, loaders)

                class Handed(base.Loader):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)

                class Loader:
                    def __init__(self, loaders):
                        self._loaders = loaders
                """,
            current="1.8",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        old = site.descends(node, _OLD_BASE)
        if old and self.range.target < Release(1, 8):
            return
        for method in node.body:
            if isinstance(method, ast.FunctionDef) and method.name == "__init__" and method.args.args:
                if not self._takes_engine(site, node, method, old):
                    yield self._answer(site, node, method)

    def _takes_engine(self, site: Site, node: ast.ClassDef, method: ast.FunctionDef, old: bool) -> bool:
        """Whether a loader takes the engine first, by whatever name, and hands it to a base that wants it."""
        named = [one.arg for one in [*method.args.posonlyargs, *method.args.args]][1:]
        if named and named[0] == "engine":
            return True
        above = super_definition(site, f"{site.module.name}.{node.name}", "__init__")
        wanted = not old if above is None else above.positional[1:2] == ("engine",)
        for call in _calls_of_base(method):
            given = call.args[0 if is_super(call.func.value) else 1 :][:1]  # type: ignore[attr-defined]
            if named and wanted and any(_named(one) == named[0] for one in given):
                return True
            if not named and any(isinstance(one, ast.Starred) for one in given):
                return True
        return False

    def _answer(self, site: Site, node: ast.ClassDef, method: ast.FunctionDef) -> Answer:
        arguments = method.args
        named = {one.arg for one in [*arguments.args, *arguments.kwonlyargs]}
        read = {one.id for one in ast.walk(method) if isinstance(one, ast.Name)}
        if not self.replaceable or arguments.posonlyargs or "engine" in named | read:
            return site.flag(node=method)
        end = site.module.span(arguments.args[0])[1]
        edits = [Edit(end, end, ", engine")]
        calls = _calls_of_base(method)
        for call in calls:
            at = 0 if is_super(call.func.value) else 1  # type: ignore[attr-defined]
            edits.append(site.edit_call(call).add(None, "engine", at).edit())
        if not calls:
            first = method.body[1 if ast.get_docstring(method) is not None and method.body[1:] else 0]
            name = f"{node.name}, self" if site.range.supports < Release(2, 0) else ""
            edits.append(site.insert_before(first, f"super({name}).__init__(engine)"))
        if _made_by_the_project(site, node):
            return site.suggest(edits, node=method, advice="Hand an engine to it where it is made by hand.")
        return site.fix(edits, node=method)


def _calls_of_base(method: ast.FunctionDef) -> list[ast.Call]:
    """The calls of ``super().__init__(…)`` and ``Base.__init__(self, …)`` in a method."""
    return [
        part
        for part in ast.walk(method)
        if isinstance(part, ast.Call)
        and isinstance(part.func, ast.Attribute)
        and part.func.attr == "__init__"
        and (is_super(part.func.value) or (part.args and _named(part.args[0]) == method.args.args[0].arg))
    ]


def _named(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _made_by_the_project(site: Site, node: ast.ClassDef) -> bool:
    """Whether code of the project may make the loader itself, which hands no engine to it."""
    if any(site.index.users(f"{name}.{node.name}") for name in site.module.names):
        return True
    calls = site.module.walk.calls
    return any(use in calls for use, _ in site.module.walk.names.get(node.name, ()))
