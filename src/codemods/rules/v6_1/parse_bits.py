"""``parse_bits()`` of Django's template library, and the admin's inclusion node."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class ParseBitsTakesContext(Rule):
    """``parse_bits()`` no longer takes ``takes_context``: the caller leaves the context out of the parameters."""

    change = "6.1/parse-bits-takes-context"
    available = "6.1"
    advice = 'Leave takes_context out, and "context" out of params where the tag takes it.'
    triggers = (OnCall("django.template.library.parse_bits"),)
    examples = [
        Fixes(
            before="""\
                from django.template.library import parse_bits

                parse_bits(parser, bits, params, varargs, varkw, defaults, kwonly, kwonly_defaults, takes_context, name)
                parse_bits(parser, bits, params, varargs, varkw, defaults, kwonly, kwonly_defaults, False, name)
                parse_bits(parser=parser, bits=bits, params=params, takes_context=None, name=name)
                """,
            after="""\
                from django.template.library import parse_bits

                parse_bits(parser, bits, params[1:] if takes_context else params, varargs, varkw, defaults, kwonly, kwonly_defaults, name)
                parse_bits(parser, bits, params, varargs, varkw, defaults, kwonly, kwonly_defaults, name)
                parse_bits(parser=parser, bits=bits, params=params, name=name)
                """,
        ),
        Flags(
            """\
                from django.template.library import parse_bits

                parse_bits(parser, bits, params, varargs, varkw, defaults, kwonly, kwonly_defaults, takes_context, name)
                """,
            line=3,
            supports="5.2",
        ),
        Keeps(
            """\
                from django.template.library import parse_bits
                from shop.tags import parse_bits as other

                parse_bits(parser, bits, params, varargs, varkw, defaults, kwonly, kwonly_defaults, name)
                other(takes_context=True)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        keyword = site.keyword(call, "takes_context")
        if keyword is None and len(call.args) < 10:
            return
        given = site.argument(call, "takes_context", 8)
        params = site.argument(call, "params", 2)
        if given is None or params is None or site.has_stars(call) or not self.replaceable:
            yield site.flag()
            return
        try:
            editor = site.edit_call(call)
            if not isinstance(given, ast.Constant) or given.value:
                text = site.source(params)
                if not isinstance(params, ast.Name | ast.Attribute):
                    raise CannotRewrite("the parameters are no plain name")
                always = isinstance(given, ast.Constant)
                new = f"{text}[1:]" if always else f"{text}[1:] if {site.source(given)} else {text}"
                editor.value("params" if site.keyword(call, "params") is not None else 2, new)
            editor.remove("takes_context" if keyword is not None else 8)
        except CannotRewrite as reason:
            yield site.flag(advice=f"{self.advice} Not rewritten: {reason}.")
            return
        yield site.fix(editor.edit())


class AdminInclusionNode(Rule):
    """``InclusionAdminNode`` is made with the name of its tag first."""

    change = "6.1/admin-inclusion-node-name"
    available = "6.1"
    advice = "Give the name of the tag as the first argument."
    triggers = (OnCall("django.contrib.admin.templatetags.base.InclusionAdminNode"),)
    examples = [
        Fixes(
            before="""\
                from django import template
                from django.contrib.admin.templatetags.base import InclusionAdminNode

                register = template.Library()

                @register.tag(name="shop_rows")
                def rows_tag(parser, token):
                    return InclusionAdminNode(parser, token, func=rows, template_name="rows.html")

                @register.tag
                def other(parser, token):
                    return InclusionAdminNode(parser, token, func=rows, template_name="rows.html")
                """,
            after="""\
                from django import template
                from django.contrib.admin.templatetags.base import InclusionAdminNode

                register = template.Library()

                @register.tag(name="shop_rows")
                def rows_tag(parser, token):
                    return InclusionAdminNode("shop_rows", parser, token, func=rows, template_name="rows.html")

                @register.tag
                def other(parser, token):
                    return InclusionAdminNode("other", parser, token, func=rows, template_name="rows.html")
                """,
        ),
        Flags(
            """\
                from django.contrib.admin.templatetags.base import InclusionAdminNode

                def rows(parser, token):
                    return InclusionAdminNode(parser, token, func=rows, template_name="rows.html")
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.contrib.admin.templatetags.base import InclusionAdminNode

                def rows(parser, token):
                    return InclusionAdminNode("rows", parser, token, func=rows, template_name="rows.html")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if (
            call is None
            or site.keyword(call, "name") is not None
            or len(call.args) != 2
            or site.has_stars(call)
        ):
            return
        name = self._tag(site)
        if name is None or not self.replaceable:
            yield site.flag()
        else:
            yield site.fix(site.edit_call(call).add(None, name, at=0).edit())

    def _tag(self, site: Site) -> str | None:
        """The text of the name under which the function around the call is registered."""
        function = site.function
        for decorator in function.decorator_list if function is not None else ():
            called = isinstance(decorator, ast.Call)
            target = decorator.func if isinstance(decorator, ast.Call) else decorator
            if not isinstance(target, ast.Attribute) or target.attr != "tag" or function is None:
                continue
            if called and isinstance(decorator, ast.Call):
                given = site.argument(decorator, "name", 0)
                return site.source(given) if isinstance(given, ast.Constant) else None
            return f'"{function.name}"'
        return None
