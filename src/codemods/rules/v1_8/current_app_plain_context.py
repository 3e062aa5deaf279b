"""The argument ``current_app`` of ``Context``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes import ChangeArguments
from codemods.rules.shapes.kept_values import kept_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.rules.v1_8.template_contexts import CONTEXT, is_tags_context


class CurrentAppPlainContext(ChangeArguments):
    """A plain ``Context`` has no ``current_app``; the request of a ``RequestContext`` has."""

    change = "1.8/current-app-plain-context"
    also = ("1.10/context-current-app",)
    calls = ("django.template.context.Context",)
    subclasses = False
    flag_remove = {"current_app": "Set request.current_app, and render with a RequestContext."}
    examples = [
        Flags(
            """\
                from django.template import Context

                context = Context({}, current_app="admin")
                """,
            line=3,
        ),
        Flags(
            """\
                from django.template import Context

                context = Context({}, True, "admin")
                """,
            line=3,
            current="1.8",
        ),
        Keeps(
            """\
                from django.template import Context
                from shop.template import Context as Own

                one = Context({}, autoescape=False)
                two = Own({}, current_app="admin")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call, current = site.call, site.range.current
        if call is not None and current is not None and current < Release(1, 10) and len(call.args) > 2:
            yield site.flag(
                message="Context() no longer takes current_app", advice=self.flag_remove["current_app"]
            )
            return
        yield from super().visit(site)


class CurrentAppOfContext(Rule):
    """A ``Context`` does not know the current application; its request does."""

    change = "1.10/context-current-app"
    triggers = (OnAttribute("current_app"),)
    advice = (
        "Ask the request: context.request.current_app where a view has set it, else "
        "context.request.resolver_match.namespace, as {% url %} does."
    )
    examples = [
        Flags(
            """\
                from django import template
                from django.core.urlresolvers import reverse
                from django.template import Context

                register = template.Library()

                class LinkNode(template.Node):
                    def render(self, context):
                        return reverse("x", current_app=context.current_app)

                @register.simple_tag(takes_context=True)
                def link(context):
                    return reverse("x", current_app=context.current_app)

                class Tree(object):
                    context = Context()

                    def is_admin(self):
                        return self.context.current_app == "admin"
                """,
            lines=(9, 13, 19),
        ),
        Keeps(
            """\
                from django import template

                class LinkNode(template.Node):
                    def render(self, context):
                        return context.request.current_app, context["request"].current_app, self.current_app

                def link(context):
                    return context.current_app
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute):
            return
        owner = node.value
        found = site.infer(owner)
        known = found is not None and found.certain and site.index.is_subclass(found.qname, CONTEXT)
        if known or is_tags_context(site, owner) or self._is_kept(site, owner):
            yield site.flag(node=node)

    def _is_kept(self, site: Site, owner: ast.expr) -> bool:
        """Whether an attribute of the object itself holds contexts and nothing else."""
        values = kept_values(site, owner)
        found = [site.infer(one) for one in values]
        return bool(found) and all(
            one is not None and one.instance and site.index.is_subclass(one.qname, CONTEXT) for one in found
        )
