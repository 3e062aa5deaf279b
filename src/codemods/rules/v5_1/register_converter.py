"""``register_converter()`` with a name that is taken."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.source.scopes import BindingKind

_BUILT_IN = frozenset(["int", "path", "slug", "str", "uuid"])


class RegisterConverterOverride(Rule):
    """A path converter cannot be registered under a name that is taken."""

    change = "5.1/register-converter-override"
    also = ("6.0/register-converter-override",)
    advice = "Choose a free name and use it in the routes that mean this converter."
    triggers = (OnCall("django.urls.register_converter"),)
    examples = [
        Flags(
            """\
                from django.urls import register_converter
                from shop.converters import MyInt, Year

                register_converter(MyInt, "int")
                register_converter(Year, type_name="yyyy")
                register_converter(Year, "yyyy")
                """,
            lines=(4, 6),
        ),
        Flags(
            """\
                from django.urls import register_converter
                from shop.converters import converter_for

                def add_suffixes(patterns, allowed):
                    name, converter = converter_for(allowed)
                    register_converter(converter, name)

                def add_numbers(patterns, digits):
                    class Number:
                        regex = "[0-9]{%d}" % digits

                    register_converter(Number, f"number{digits}")
                """,
            lines=(6, 12),
        ),
        Keeps(
            """\
                from functools import lru_cache
                from django.apps import AppConfig
                from django.urls import converters, register_converter
                from shop.converters import NAME, Year, converter_for, every

                def named(name):
                    def register(cls):
                        register_converter(cls, name)
                        return cls
                    return register

                def make(name, pattern):
                    converter = type(name, (), {"regex": pattern})
                    register_converter(converter, name)

                def add_suffixes(allowed):
                    name, converter = converter_for(allowed)
                    if name not in converters.get_converters():
                        register_converter(converter, name)

                def add_more_suffixes(allowed):
                    name, converter = converter_for(allowed)
                    try:
                        register_converter(converter, name)
                    except ValueError:
                        pass

                @lru_cache
                def add_once(allowed):
                    name, converter = converter_for(allowed)
                    register_converter(converter, name)

                def add_all():
                    for name, converter in every():
                        register_converter(converter, name)
                    register_converter(Year, NAME)

                class ShopConfig(AppConfig):
                    def ready(self):
                        name, converter = converter_for(None)
                        register_converter(converter, name)

                    def test_name(self):
                        name = "year"
                        register_converter(converter_for(name), name)
                """
        ),
        Keeps(
            """\
                from django.urls import register_converter
                from shop.converters import MyInt, register_converter as own

                register_converter(MyInt, "myint")
                own(MyInt, "int")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        name = site.argument(call, "type_name", 1) if call is not None else None
        if call is None or name is None:
            return
        if not isinstance(name, ast.Constant):
            if _runs_again(site, call, name):
                yield site.flag(
                    node=call,
                    message="register_converter() raises ValueError from 6.0 on where this function is run again and "
                    "comes by the same name",
                    advice="Register the converter only where its name is not among those of get_converters() yet.",
                )
            return
        if name.value in _BUILT_IN:
            yield site.flag(
                node=call, message=f"{name.value!r} is the name of one of Django's path converters"
            )
            return
        for other in site.module.nodes(ast.Call):
            if other.lineno >= call.lineno:
                continue
            if not site.is_name(other.func, "django.urls.register_converter"):
                continue
            known = site.argument(other, "type_name", 1)
            if isinstance(known, ast.Constant) and known.value == name.value:
                if site.module.scope_at(other) is site.module.scope_at(call) and not _in_branch(site, call):
                    yield site.flag(
                        node=call, message=f"The path converter {name.value!r} is registered twice"
                    )
                    return


def _in_branch(site: Site, call: ast.Call) -> bool:
    return any(isinstance(one, ast.If | ast.Try) for one in site.module.ancestors(call))


def _runs_again(site: Site, call: ast.Call, name: ast.expr) -> bool:
    """Whether a function makes a converter and its name anew each time that it is run, and registers the two unasked.

    A converter or a name that is handed in is another one each time, as far as one can tell.
    """
    function, converter = site.function, site.argument(call, "converter", 0)
    if function is None or converter is None or function.name in ("ready", "__init__"):
        return False
    if any("cache" in site.source(one) for one in function.decorator_list):
        return False
    around = site.module.ancestors(call)
    for one in around:
        if one is function:
            break
        if isinstance(one, ast.If | ast.Try | ast.For | ast.AsyncFor | ast.While | ast.comprehension):
            return False
    if "_converters" in site.source(function).replace("register_converters", "").lower():
        return False
    return _is_made_in(site, function, converter) and _is_made_in(site, function, name)


def _is_made_in(site: Site, function: ast.AST, node: ast.expr) -> bool:
    """Whether a value is put together in a function, rather than a constant or handed to it."""
    if isinstance(node, ast.Call | ast.JoinedStr | ast.BinOp):
        return True
    root = node
    while isinstance(root, ast.Attribute):
        root = root.value
    if not isinstance(root, ast.Name):
        return False
    owner = site.module.scope_at(root).owner(root.id)
    if owner is None or owner.node is not function:
        return False
    return all(
        one.kind in (BindingKind.CLASS, BindingKind.OTHER)  # name, converter = …
        or (one.kind is BindingKind.ASSIGN and not isinstance(one.value, ast.Constant))
        for one in owner.bindings[root.id]
    )
