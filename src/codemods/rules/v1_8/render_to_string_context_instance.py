"""The argument ``context_instance`` of ``render_to_string()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.rules.v1_8.template_contexts import Given, context_of, is_tags_context, merged, takes_contexts


class RenderToStringContextInstance(Rule):
    """``render_to_string()`` takes a plain dictionary and the request instead of a context."""

    change = "1.8/render-to-string-context-instance"
    also = ("1.10/render-to-string-context-instance",)
    triggers = (OnCall("django.template.loader.render_to_string"),)
    available = "1.8"
    advice = "Give it the data as a plain dictionary, and the request."
    examples = [
        Fixes(
            before="""\
                from django.template import Context, RequestContext
                from django.template.loader import render_to_string

                def mail(request, data):
                    render_to_string("a.txt", {"x": 1}, context_instance=RequestContext(request))
                    render_to_string("a.txt", {"x": 1}, RequestContext(request, data))
                    render_to_string("a.txt", context_instance=Context(data))
                    render_to_string("a.txt", Context({"x": 1}))
                    return render_to_string("a.txt", RequestContext(request, {"x": 1}))
                """,
            after="""\
                from django.template.loader import render_to_string

                def mail(request, data):
                    render_to_string("a.txt", {"x": 1}, request=request)
                    render_to_string("a.txt", dict(data, **{"x": 1}), request=request)
                    render_to_string("a.txt", data)
                    render_to_string("a.txt", {"x": 1})
                    return render_to_string("a.txt", {"x": 1}, request=request)
                """,
        ),
        Suggests(
            before="""\
                from django.template.loader import render_to_string

                class CartNode:
                    def render(self, context):
                        return render_to_string("cart.html", {"x": 1}, context_instance=context)
                """,
            after="""\
                from django.template.loader import render_to_string

                class CartNode:
                    def render(self, context):
                        return render_to_string("cart.html", dict(context.flatten(), **{"x": 1}))
                """,
        ),
        Suggests(
            before="""\
                from django.template import Node
                from django.template.loader import render_to_string

                class CartNode(Node):
                    def render(self, context):
                        return render_to_string("cart.html", context) + render_to_string("b.html", context.new({}))

                @register.simple_tag(takes_context=True)
                def cart(context):
                    return render_to_string("cart.html", context)
                """,
            after="""\
                from django.template import Node
                from django.template.loader import render_to_string

                class CartNode(Node):
                    def render(self, context):
                        return render_to_string("cart.html", context.flatten()) + render_to_string("b.html", context.new({}).flatten())

                @register.simple_tag(takes_context=True)
                def cart(context):
                    return render_to_string("cart.html", context.flatten())
                """,
        ),
        Suggests(
            before="""\
                from django.template import Context
                from django.template.loader import render_to_string

                class ShopContext(Context):
                    def __init__(self, shop, data=None):
                        Context.__init__(self, data)
                        self["shop"] = shop

                def page(shop, name):
                    context = ShopContext(shop, {"x": 1})
                    return render_to_string(name, context)
                """,
            after="""\
                from django.template import Context
                from django.template.loader import render_to_string

                class ShopContext(Context):
                    def __init__(self, shop, data=None):
                        Context.__init__(self, data)
                        self["shop"] = shop

                def page(shop, name):
                    context = ShopContext(shop, {"x": 1})
                    return render_to_string(name, context.flatten())
                """,
        ),
        Flags(
            """\
                from django.template import Context
                from django.template.loader import render_to_string

                text = render_to_string("a.txt", Context({}, autoescape=False))
                """,
            line=4,
        ),
        Flags(
            """\
                from django.template.loader import render_to_string

                def mail(data, ctx):
                    return render_to_string("a.txt", data, ctx) + render_to_string("a.txt", data, None, ["/mails"])
                """,
            lines=(4, 4),
            current="1.9",
            target="1.10",
        ),
        Keeps("""\
            from django.template import Node
            from django.template.loader import render_to_string

            class CartNode(Node):
                def render(self, context):
                    context = {"x": 1}
                    return render_to_string("cart.html", context)

            def cart(context):
                return render_to_string("cart.html", context)
            """),
        Keeps(
            """\
                from django.template.loader import render_to_string
                from shop.loader import render_to_string as own

                def mail(request, context):
                    own("a.txt", context_instance=context)
                    render_to_string("a.txt", {"x": 1}, request)
                    return render_to_string("a.txt", context, request=request)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        named = site.keyword(call, "context_instance") is not None
        third = site.argument(call, "context_instance", 2)
        context = site.argument(call, "dictionary", 1) or site.argument(call, "context", 1)
        found = context_of(site, third)
        if third is not None and isinstance(third, ast.Constant) and not named:
            if len(call.args) > 3 and takes_contexts(site):
                yield site.flag(advice="The fourth argument, the folders, is gone as well.")
            return
        if found is None and third is not None and is_tags_context(site, third):
            found = Given(None, f"{site.source(third)}.flatten()", False)
        whole = context_of(site, context) if third is None and not isinstance(context, ast.Constant) else None
        if whole is None and third is None and context is not None and is_tags_context(site, context):
            whole = Given(None, f"{site.source(context)}.flatten()", False)
        if found is None and whole is None:
            if named and isinstance(third, ast.Name | ast.Attribute):
                found = Given(None, f"{site.source(third)}.flatten()", False)
            elif named or self._is_context(site, third):
                yield site.flag()
                return
            else:
                return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        yield self._rewritten(site, call, found or whole, None if found is None else context)

    def _is_context(self, site: Site, third: ast.expr | None) -> bool:
        """Whether a third argument is likely a context, as it was before the request took its place."""
        if third is None or not takes_contexts(site):
            return False
        return isinstance(third, ast.Name) and "request" not in third.id.lower()

    def _rewritten(self, site: Site, call: ast.Call, found: Given | None, above: ast.expr | None) -> Answer:
        assert found is not None
        editor = site.edit_call(call)
        if editor.positional > 3:
            raise CannotRewrite("directories are given")
        if above is not None or editor.has("context_instance") or editor.has(2):
            editor.remove("context_instance" if editor.has("context_instance") else 2)
        editor.rename("dictionary", "context")
        text = merged(found.data, site.source(above) if above is not None else None)
        place: int | str | None = "context" if editor.has("context") else 1 if editor.has(1) else None
        if place is not None and text is None:
            editor.remove(place)
        elif place is not None and text is not None:
            if text != editor.text(place):
                editor.value(place, text)
        elif text is not None:
            if editor.positional == 1:
                editor.add(None, text, at=1)
            else:
                editor.add("context", text)
        if found.request is not None:
            editor.add("request", found.request)
        if found.certain:
            return site.fix(editor.edit())
        return site.suggest(
            editor.edit(),
            advice="Hand the request on too where the template needs what context processors bring.",
        )
