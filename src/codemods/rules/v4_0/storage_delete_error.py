"""The error of a storage that is to delete a file without a name."""

from __future__ import annotations

import ast

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes.raised_errors import RaisesOtherError
from codemods.rules.site import Site

_STORAGE = "django.core.files.storage.FileSystemStorage"
_DEFAULT = "django.core.files.storage.default_storage"
_MESSAGE = "The name argument is not allowed to be empty"


class StorageDeleteError(RaisesOtherError):
    """``FileSystemStorage.delete()`` with an empty name raises ``ValueError``, no longer ``AssertionError``."""

    change = "4.0/fss-delete-empty-name"
    new = "ValueError"
    examples = [
        Suggests(
            before="""\
                from django.core.files.storage import FileSystemStorage, default_storage

                class Tests(Base):
                    def test(self):
                        with self.assertRaises(AssertionError):
                            default_storage.delete("")
                        storage = FileSystemStorage()
                        self.assertRaises(AssertionError, storage.delete, "")
                        with self.assertRaises(AssertionError):
                            self.storage.delete("")
                """,
            after="""\
                from django.core.files.storage import FileSystemStorage, default_storage

                class Tests(Base):
                    def test(self):
                        with self.assertRaises(ValueError):
                            default_storage.delete("")
                        storage = FileSystemStorage()
                        self.assertRaises(ValueError, storage.delete, "")
                        with self.assertRaises(ValueError):
                            self.storage.delete("")
                """,
        ),
        Suggests(
            supports="3.2",
            before="""\
                from django.core.files.storage import FileSystemStorage

                def remove(name):
                    try:
                        FileSystemStorage().delete(name)
                    except AssertionError:
                        pass
                """,
            after="""\
                from django.core.files.storage import FileSystemStorage

                def remove(name):
                    try:
                        FileSystemStorage().delete(name)
                    except (AssertionError, ValueError):
                        pass
                """,
        ),
        Keeps(
            """\
                from django.core.files.storage import FileSystemStorage
                from shop.storages import Own

                def remove(name, shelf):
                    try:
                        Own().delete("")
                        shelf.delete(name)
                        FileSystemStorage().delete("name.txt")
                    except AssertionError:
                        pass
                """
        ),
    ]

    def raises(self, site: Site, node: ast.AST) -> bool:
        if isinstance(node, ast.Constant):
            return isinstance(node.value, str) and _MESSAGE in node.value
        if not isinstance(node, ast.Call) or getattr(node.func, "attr", "") != "delete":
            return False
        name = site.argument(node, "name", 0)
        if name is None or not isinstance(node.func, ast.Attribute):
            return False
        if isinstance(name, ast.Constant) and name.value:
            return False
        storage = node.func.value
        found = site.infer(storage)
        if found is not None:
            return site.index.is_subclass(found.qname, _STORAGE)
        if site.is_name(storage, _DEFAULT):
            return True
        return isinstance(name, ast.Constant) and site.source(storage) in ("storage", "self.storage")
