"""``FileSystemStorage.OS_OPEN_FLAGS``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rewrite.statements import step_of
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnSubclass

_STORAGE = "django.core.files.storage.filesystem.FileSystemStorage"
_NAME = "OS_OPEN_FLAGS"
Function = ast.FunctionDef | ast.AsyncFunctionDef


class StorageOsOpenFlags(Rule):
    """The flags with which a ``FileSystemStorage`` opens files cannot be set; ``allow_overwrite`` overwrites files."""

    change = "5.1/storage-os-open-flags"
    also = ("6.0/storage-os-open-flags",)
    available = "5.1"
    advice = "Pass allow_overwrite=True to the storage where it is to overwrite files."
    triggers = (OnSubclass(_STORAGE), OnMember(_STORAGE, _NAME))
    examples = [
        Suggests(
            before="""\
                import os
                from django.core.files.storage import FileSystemStorage

                class OverwriteStorage(FileSystemStorage):
                    OS_OPEN_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC

                    def get_available_name(self, name, max_length=None):
                        return name
                """,
            after="""\
                from django.core.files.storage import FileSystemStorage

                class OverwriteStorage(FileSystemStorage):
                    def __init__(self, *args, **kwargs):
                        kwargs.setdefault("allow_overwrite", True)
                        super().__init__(*args, **kwargs)

                    def get_available_name(self, name, max_length=None):
                        return name
                """,
        ),
        Flags(
            """\
                import os
                from django.core.files.storage import FileSystemStorage

                class OverwriteStorage(FileSystemStorage):
                    OS_OPEN_FLAGS = FileSystemStorage.OS_OPEN_FLAGS & ~os.O_EXCL
                """,
            line=5,
        ),
        Keeps(
            """\
                import os

                class OverwriteStorage:
                    OS_OPEN_FLAGS = os.O_WRONLY | os.O_CREAT
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Attribute):
            inside = any(
                isinstance(one, ast.Assign) and self._sets(one) for one in site.module.ancestors(node)
            )
            if not inside:
                yield site.flag()
            return
        if not isinstance(node, ast.ClassDef):
            return
        for statement in node.body:
            if isinstance(statement, ast.Assign) and self._sets(statement):
                flags = {part.attr for part in ast.walk(statement.value) if isinstance(part, ast.Attribute)}
                own = any(isinstance(one, Function) and one.name == "__init__" for one in node.body)
                if own or flags & {"O_EXCL", _NAME} or "O_CREAT" not in flags or not self.replaceable:
                    if self.gone or self.replaceable:
                        yield site.flag(node=statement)
                    continue
                indent = site.module.indent_of(statement)
                newline = site.module.source.newline
                lines = [
                    "def __init__(self, *args, **kwargs):",
                    f'{indent}{step_of(indent)}kwargs.setdefault("allow_overwrite", True)',
                    f"{indent}{step_of(indent)}super().__init__(*args, **kwargs)",
                ]
                yield site.suggest(
                    site.replace(statement, newline.join(lines)),
                    node=statement,
                    advice="Say yes if the flags were there to overwrite files.",
                )

    def _sets(self, statement: ast.Assign) -> bool:
        return any(
            (isinstance(target, ast.Name) and target.id == _NAME)
            or (isinstance(target, ast.Attribute) and target.attr == _NAME)
            for target in statement.targets
        )
