"""Static files finders whose ``find()`` takes ``all``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod
from codemods.source.scopes import ScopeKind

_FINDER = "django.contrib.staticfiles.finders.BaseFinder"
Function = ast.FunctionDef | ast.AsyncFunctionDef


class StaticfilesFinderOverride(Rule):
    """Finders are called with ``find_all``, so ``find()`` of one's own must call its parameter that."""

    change = "5.2/staticfiles-finder-override"
    available = "5.2"
    advice = "Call the parameter find_all; find_all=False and **kwargs serve both releases."
    triggers = (OnMethod(_FINDER, "find"),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.staticfiles.finders import BaseFinder, FileSystemFinder

                class ShopFinder(BaseFinder):
                    def find(self, path, all=False):
                        if all:
                            return [path]
                        return path

                class DiskFinder(FileSystemFinder):
                    def find(self, path, all=False):
                        return super().find(path, all=all)
                """,
            after="""\
                from django.contrib.staticfiles.finders import BaseFinder, FileSystemFinder

                class ShopFinder(BaseFinder):
                    def find(self, path, find_all=False):
                        if find_all:
                            return [path]
                        return path

                class DiskFinder(FileSystemFinder):
                    def find(self, path, find_all=False):
                        return super().find(path, find_all=find_all)
                """,
        ),
        Flags(
            """\
                from django.contrib.staticfiles.finders import BaseFinder

                class ShopFinder(BaseFinder):
                    def find(self, path, all=False):
                        return path
                """,
            line=4,
            supports="4.2",
        ),
        Keeps(
            """\
                from django.contrib.staticfiles.finders import BaseFinder

                class Finder:
                    def find(self, path, all=False):
                        return all

                class ShopFinder(BaseFinder):
                    def find(self, path, find_all=False):
                        return all([path])
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, Function):
            return
        parameter = next((one for one in (*node.args.args, *node.args.kwonlyargs) if one.arg == "all"), None)
        if parameter is None or (node.args.kwarg is not None and "find_all" in site.source(node)):
            return
        inner = site.module.walk.scope_of.get(node)
        names = [part for part in ast.walk(node) if isinstance(part, ast.Name) and part.id == "all"]
        mine = inner is not None and all(site.module.scope_at(one).owner("all") is inner for one in names)
        if not self.replaceable or not mine or inner is None or inner.kind is not ScopeKind.FUNCTION:
            yield site.flag()
            return
        start = site.module.span(parameter)[0]
        edits = [Edit(start, start + len("all"), "find_all")]
        edits += [site.replace_name(one, "find_all") for one in names]
        for part in ast.walk(node):
            if (
                isinstance(part, ast.Call)
                and isinstance(part.func, ast.Attribute)
                and part.func.attr == "find"
            ):
                keyword = site.keyword(part, "all")
                if keyword is not None and is_super(part.func.value):
                    edits.append(site.replace_name(keyword, "find_all"))
        yield site.fix(edits)
