"""``register_converter()`` with a name that is taken."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

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
        if not isinstance(name, ast.Constant) or call is None:
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
                if site.module.scope_at(other) is site.module.scope_at(call) and not self._in_branch(
                    site, call
                ):
                    yield site.flag(
                        node=call, message=f"The path converter {name.value!r} is registered twice"
                    )
                    return

    def _in_branch(self, site: Site, call: ast.Call) -> bool:
        return any(isinstance(one, ast.If | ast.Try) for one in site.module.ancestors(call))
