"""Folders in ``STATICFILES_DIRS`` that are not there (staticfiles.W004)."""

from __future__ import annotations

import ast
import posixpath
from collections.abc import Iterator

from codemods.index.project import Project
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.collected_settings import entries_of
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting
from codemods.source.names import last_name

_SAME = ("abspath", "realpath", "resolve", "absolute", "str", "Path", "normpath")
_DEPTH = 12


class StaticfilesDirsMissing(Rule):
    """The checks warn of a folder in ``STATICFILES_DIRS`` that does not exist."""

    change = "4.0/check-staticfiles-w004"
    triggers = (OnSetting("STATICFILES_DIRS"),)
    advice = "Create it (git keeps a folder only with a file in it), or drop the entry."
    examples = [
        Flags(
            path="site/settings.py",
            source="""\
                import os
                from pathlib import Path

                BASE_DIR = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
                HERE = Path(__file__).resolve().parent
                DATABASES = {}
                STATICFILES_DIRS = [
                    os.path.join(BASE_DIR, "assets", "dist"),
                    ("shop", HERE.joinpath("static")),
                    os.path.join(BASE_DIR, "site"),
                    Path(__file__).resolve().parents[1] / "nope",
                    BASE_DIR + "/gone",
                    f"{BASE_DIR}/missing",
                ]
                STATICFILES_DIRS += [os.path.join(BASE_DIR, "more")]
                """,
            lines=(8, 9, 11, 12, 13, 15),
        ),
        Keeps(
            path="site/settings.py",
            source="""\
                import os
                from pathlib import Path

                BASE_DIR = Path(__file__).parent.parent
                DATABASES = {}
                STATICFILES_DIRS = [
                    os.path.join(BASE_DIR, "assets"),
                    BASE_DIR / "shop" / "static",
                    BASE_DIR.joinpath("shop", "static"),
                    BASE_DIR / os.environ["STATIC"],
                    BASE_DIR.parent / "elsewhere",
                    "/srv/static",
                    Path(__file__).resolve().parents[1] / "assets",
                    f"{BASE_DIR}/assets",
                ]
                """,
            files={"assets/build.py": "", "shop/static/build.py": ""},
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        project = site.project
        if site.kind != "assign" or not isinstance(project, Project):
            return
        for entry in entries_of(site.given()):
            folder = entry.elts[1] if isinstance(entry, ast.Tuple) and len(entry.elts) == 2 else entry
            path = self._path(site, folder)
            if (
                path
                and path != site.module.path
                and not path.startswith("..")
                and not project.has_folder(path)
            ):
                yield site.flag(node=folder, message=f"STATICFILES_DIRS names {path}, which is not there")

    def _path(self, site: Site, node: ast.expr, depth: int = 0) -> str | None:
        """The path from the root that an expression comes to, counted from the file's own; None where it says more."""
        if depth > _DEPTH:
            return None
        if isinstance(node, ast.Name):
            if node.id == "__file__":
                return site.module.path
            value = site.value_of(node.id)
            return None if value is None else self._path(site, value, depth + 1)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            return self._joined(self._path(site, node.left, depth + 1), [node.right])
        if isinstance(node, ast.Attribute) and node.attr == "parent":
            return self._above(self._path(site, node.value, depth + 1))
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute):
            if node.value.attr != "parents" or not isinstance(node.slice, ast.Constant):
                return None
            path = self._path(site, node.value.value, depth + 1)
            for _ in range(node.slice.value + 1 if isinstance(node.slice.value, int) else 0):
                path = self._above(path)
            return path
        if isinstance(node, ast.JoinedStr) and len(node.values) == 2:
            base, rest = node.values
            return self._behind(site, getattr(base, "value", base), rest, depth)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return self._behind(site, node.left, node.right, depth)
        if not isinstance(node, ast.Call):
            return None
        name = last_name(node.func)
        of = node.func.value if isinstance(node.func, ast.Attribute) else None
        if name == "joinpath" and of is not None:
            return self._joined(self._path(site, of, depth + 1), node.args)
        inner = node.args[0] if node.args else of
        if inner is None:
            return None
        path = self._path(site, inner, depth + 1)
        if name == "dirname":
            return self._above(path)
        if name == "join":
            return self._joined(path, node.args[1:])
        return path if name in _SAME else None

    def _behind(self, site: Site, base: ast.expr, rest: ast.expr, depth: int) -> str | None:
        """``base + "/rest"``."""
        text = key_of(rest) or ""
        path = self._path(site, base, depth + 1) if text.startswith("/") else None
        return None if path is None else posixpath.normpath(posixpath.join(path, text[1:]))

    def _above(self, path: str | None) -> str | None:
        """The folder that a path is in; None above the root, of which nothing is known."""
        return posixpath.dirname(path) if path else None

    def _joined(self, path: str | None, parts: list[ast.expr]) -> str | None:
        if path is None:
            return None
        for part in parts:
            if not isinstance(part, ast.Constant) or not isinstance(part.value, str) or part.value[:1] == "/":
                return None
            path = posixpath.join(path, part.value)
        return posixpath.normpath(path)
