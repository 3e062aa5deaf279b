"""``Context.has_key()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.brackets import bracketed
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, Trigger

_CONTEXT = "django.template.context.BaseContext"
_NODES = ("django.template.base.Node", "django.template.Node")


class ContextHasKey(Rule):
    """``has_key()`` of a template context is gone: ``in`` asks the same."""

    change = "1.10/context-has-key"
    also = ("2.0/context-has-key",)
    examples = [
        Fixes(
            before="""\
                from django import template

                register = template.Library()

                class ShowNode(template.Node):
                    def render(self, context):
                        if context.has_key("shown") and not context.has_key('x' + "y"):
                            return ""

                @register.simple_tag(takes_context=True)
                def shown(context, name):
                    return context.has_key(name) == True

                print(template.Context({}).has_key("a"))
                """,
            after="""\
                from django import template

                register = template.Library()

                class ShowNode(template.Node):
                    def render(self, context):
                        if "shown" in context and not 'x' + "y" in context:
                            return ""

                @register.simple_tag(takes_context=True)
                def shown(context, name):
                    return (name in context) == True

                print("a" in template.Context({}))
                """,
        ),
        Suggests(
            before="""\
                def shown(context, table):
                    return context.has_key("a") and table.has_key("b")
                """,
            after="""\
                def shown(context, table):
                    return "a" in context and table.has_key("b")
                """,
        ),
        Keeps(
            """\
                class Context:
                    def has_key(self, key):
                        return key == "a"

                def shown(table):
                    context = Context()
                    return context.has_key("a") and table.has_key("b")
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnMember(_CONTEXT, "has_key", likely=True)

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if call is None or len(call.args) != 1 or call.keywords or not isinstance(node, ast.Attribute):
            return
        certain = site.certain or self._is_context(site, node.value)
        if not certain and getattr(node.value, "id", "") not in ("context", "ctx"):
            return
        site.certain = True
        key = call.args[0]
        if isinstance(key, ast.Starred):
            return
        text = site.source(key)
        loose = isinstance(key, ast.Compare | ast.BoolOp | ast.IfExp | ast.Lambda | ast.NamedExpr)
        if loose or (isinstance(key, ast.UnaryOp) and isinstance(key.op, ast.Not)):
            text = f"({text})"
        edit = site.replace(call, bracketed(site, call, f"{text} in {site.source(node.value)}"))
        if certain:
            yield site.fix(edit)
        else:
            yield site.suggest(edit, advice="Contexts and dictionaries are both asked this way.")

    def _is_context(self, site: Site, node: ast.expr) -> bool:
        """Whether the receiver is the context that a node renders with or that a tag takes."""
        function = site.function
        if not isinstance(node, ast.Name) or function is None or len(function.args.args) < 1:
            return False
        names = [one.arg for one in function.args.args]
        class_ = site.module.parents.get(function)
        if isinstance(class_, ast.ClassDef):
            return names[1:2] == [node.id] and function.name == "render" and site.descends(class_, *_NODES)
        takes = any(
            isinstance(one, ast.Call) and any(keyword.arg == "takes_context" for keyword in one.keywords)
            for one in function.decorator_list
        )
        return takes and names[0] == node.id
