"""``get_storage_class()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.symbols import answered_by_other_arm
from codemods.rules.site import Site
from codemods.rules.triggers import OnName
from codemods.rules.v4_2.storages_setting import KEYS
from codemods.source.names import last_name

_OLD = "django.core.files.storage.get_storage_class"


class GetStorageClass(Rule):
    """``get_storage_class()`` makes way for ``storages`` and ``import_string()``."""

    change = "4.2/get-storage-class"
    also = ("5.1/get-storage-class",)
    needs = ("django.core.files.storage.storages",)
    advice = (
        "Take a storage from django.core.files.storage.storages, or import the class with import_string()."
    )
    triggers = (OnName(_OLD),)
    examples = [
        Fixes(
            before="""\
                from django.core.files.storage import FileSystemStorage, get_storage_class

                class PictureStorage(FileSystemStorage):
                    pass

                def picture_storage():
                    return get_storage_class()()
                """,
            after="""\
                from django.core.files.storage import FileSystemStorage, storages

                class PictureStorage(FileSystemStorage):
                    pass

                def picture_storage():
                    return storages["default"]
                """,
        ),
        Fixes(
            before="""\
                from django.conf import settings
                from django.core.files.storage import get_storage_class

                class Mine(get_storage_class()):
                    pass

                def f(path, other=None):
                    static = get_storage_class(settings.STATICFILES_STORAGE)()
                    here = get_storage_class(settings.STORAGES["default"]["BACKEND"])(location="/tmp")
                    return static, here, get_storage_class("a.B"), get_storage_class(path), get_storage_class(other)
                """,
            after="""\
                from django.conf import settings
                from django.core.files.storage import storages
                from django.utils.module_loading import import_string

                class Mine(import_string(settings.STORAGES["default"]["BACKEND"])):
                    pass

                def f(path, other=None):
                    static = storages["staticfiles"]
                    here = import_string(settings.STORAGES["default"]["BACKEND"])(location="/tmp")
                    return static, here, import_string("a.B"), import_string(path), import_string(other or settings.STORAGES["default"]["BACKEND"])
                """,
        ),
        Fixes(
            before="""\
                from django.conf import settings
                from django.core.files.storage import get_storage_class

                path = getattr(settings, "SHOP_STORAGE", None)
                one = get_storage_class(path)()
                two = get_storage_class(getattr(settings, "SHOP_STORAGE", "a.B"))()
                """,
            after="""\
                from django.conf import settings
                from django.utils.module_loading import import_string

                path = getattr(settings, "SHOP_STORAGE", None)
                one = import_string(path or settings.STORAGES["default"]["BACKEND"])()
                two = import_string(getattr(settings, "SHOP_STORAGE", "a.B"))()
                """,
        ),
        Flags(
            """\
                from unittest import mock

                from django.core.files.storage import get_storage_class

                CHOOSE = get_storage_class
                mock.patch("django.core.files.storage.get_storage_class")
                """,
            lines=(5, 6),
        ),
        Keeps(
            """\
                from shop.storage import get_storage_class

                STORAGE = get_storage_class()()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not site.direct:
            return
        message = (
            "get_storage_class() was removed in Django 5.1"
            if self.gone
            else "get_storage_class() is deprecated"
        )
        node = site.node
        if site.kind == "import":
            binding = site.binding
            if binding is None or answered_by_other_arm(site):
                return
            uses, _ = site.uses_of(binding)
            if not uses or site.reexported(binding.name):
                yield site.flag(message=message)
            return
        if site.kind == "string":
            yield site.flag(message=message)
            return
        binding = site.binding
        if isinstance(node, ast.Attribute) and binding is not None and binding.target == site.qname:
            return
        call = site.call
        if call is None or not self.replaceable or site.has_stars(call) or site.module.in_fstring(call):
            if call is None or self.gone:
                yield site.flag(message=message)
            return
        given = site.argument(call, "import_path", 0)
        key = self._key(site, given)
        outer = site.module.parents.get(call)
        if key is not None and isinstance(outer, ast.Call) and outer.func is call:
            if not outer.args and not outer.keywords:
                storages = site.need("django.core.files.storage.storages")
                yield site.fix(site.replace(outer, f'{storages}["{key}"]'), node=node, message=message)
                return
        import_string = site.need("django.utils.module_loading.import_string")
        if key is not None:
            settings = site.need("django.conf.settings")
            path = f'{settings}.STORAGES["{key}"]["BACKEND"]'
        else:
            assert given is not None
            path = site.source(given)
            if self._may_be_none(site, given):
                path = f'{path} or {site.need("django.conf.settings")}.STORAGES["default"]["BACKEND"]'
        yield site.fix(site.replace(call, f"{import_string}({path})"), node=node, message=message)

    def _key(self, site: Site, given: ast.expr | None) -> str | None:
        """The key of ``STORAGES`` that an argument stands for; None for any other class."""
        if given is None or (isinstance(given, ast.Constant) and given.value is None):
            return "default"
        if isinstance(given, ast.Attribute) and given.attr in KEYS:
            return KEYS[given.attr] if site.is_name(given.value, "django.conf.settings") else None
        if isinstance(given, ast.Subscript) and isinstance(given.value, ast.Subscript):
            inner = given.value
            if isinstance(given.slice, ast.Constant) and given.slice.value == "BACKEND":
                if isinstance(inner.slice, ast.Constant) and inner.slice.value in KEYS.values():
                    if site.is_name(inner.value, "django.conf.settings.STORAGES"):
                        return str(inner.slice.value)
        return None

    def _may_be_none(self, site: Site, given: ast.expr) -> bool:
        """Whether an argument is a parameter or look-up that may give None, for which the default was taken."""
        if isinstance(given, ast.Name):
            scope = site.module.scope_at(given).owner(given.id)
            bindings = scope.bindings[given.id] if scope is not None else []
            if len(bindings) == 1 and _gives_none(bindings[0].value):
                return True
        if not isinstance(given, ast.Name):
            return _gives_none(given)
        function = site.function
        if function is None:
            return False
        arguments = function.args
        positional = [*arguments.posonlyargs, *arguments.args]
        pairs = list(zip(reversed(positional), reversed(arguments.defaults), strict=False))
        pairs += [
            (one, value)
            for one, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
            if value
        ]
        return any(
            one.arg == given.id and isinstance(value, ast.Constant) and value.value is None
            for one, value in pairs
        )


def _gives_none(node: ast.expr | None) -> bool:
    """``getattr(settings, "X", None)``, ``options.get("x")``, ``os.getenv("X")``: what may have nothing to give."""
    if not isinstance(node, ast.Call) or node.keywords:
        return False
    name = last_name(node.func)
    position = {"getattr": 2, "get": 1, "getenv": 1, "pop": 1}.get(name)
    if position is None:
        return False
    default = node.args[position] if len(node.args) > position else None
    if default is None:
        return name in ("get", "getenv")
    return isinstance(default, ast.Constant) and not default.value
