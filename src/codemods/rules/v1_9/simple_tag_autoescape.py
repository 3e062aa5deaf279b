"""Tags that return HTML as plain text."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.returned_html import ReturnedHtml
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class SimpleTagAutoescape(ReturnedHtml):
    """What a ``simple_tag`` returns is escaped as any other value, so HTML must say that it is safe."""

    change = "1.9/simple-tag-autoescape"
    triggers = (OnAttribute("simple_tag"),)
    advice = (
        "Return it through format_html(), which escapes what is put into it, or through mark_safe(); "
        "leave it where the tag is only used with as."
    )
    examples = [
        Suggests(
            before="""\
                from django import template

                register = template.Library()

                @register.simple_tag
                def rule():
                    return "<hr>"

                @register.simple_tag(takes_context=True)
                def bold(context, x):
                    if not x:
                        return ""
                    return '<b class="%s">%s</b>' % (x, context["y"])

                @register.simple_tag(name="em")
                def em(x):
                    return "<em>%s</em>" % str(x)

                @register.simple_tag
                def strong(x):
                    return "<strong>{}</strong>".format(x)

                def wide(x):
                    return '<i style="width:%s%%">%%s {%s}</i>' % (x, x)

                register.simple_tag(takes_context=True)(wide)
                register.simple_tag(lambda x: "<b>%s</b>" % x, name="b")
                """,
            after="""\
                from django import template
                from django.utils.html import format_html
                from django.utils.safestring import mark_safe

                register = template.Library()

                @register.simple_tag
                def rule():
                    return mark_safe("<hr>")

                @register.simple_tag(takes_context=True)
                def bold(context, x):
                    if not x:
                        return ""
                    return format_html('<b class="{}">{}</b>', x, context["y"])

                @register.simple_tag(name="em")
                def em(x):
                    return format_html("<em>{}</em>", str(x))

                @register.simple_tag
                def strong(x):
                    return format_html("<strong>{}</strong>", x)

                def wide(x):
                    return format_html('<i style="width:{}%">%s {{{}}}</i>', x, x)

                register.simple_tag(takes_context=True)(wide)
                register.simple_tag(lambda x: format_html("<b>{}</b>", x), name="b")
                """,
        ),
        Flags(
            """\
                from django import template

                register = template.Library()

                @register.simple_tag
                def listed(rows):
                    out = "<ul>"
                    for row in rows:
                        out += "<li>" + row
                    return out

                @register.simple_tag
                def wide(x):
                    return "<b>%05d</b>" % x

                def late(x):
                    return "<b>" + x

                register.simple_tag(late)

                def tags(names):
                    return ['<script src="%s"></script>' % name for name in names]

                @register.simple_tag
                def scripts(*names):
                    return "".join(tags(names))

                @register.simple_tag
                def script(name):
                    return tags([name])[0]

                @register.simple_tag
                def bold(*args):
                    return "<b>%s</b>" % args

                @register.simple_tag
                def torn(x):
                    return "<b>%" "s</b>" % x
                """,
            lines=(10, 14, 17, 26, 30, 34, 38),
        ),
        Keeps(
            """\
                from django import template
                from django.template.loader import render_to_string
                from django.utils.html import format_html
                from django.utils.safestring import mark_safe

                register = template.Library()

                @register.simple_tag
                def bold(x):
                    text = mark_safe("<i>")
                    if x:
                        return mark_safe("<b>%s</b>" % x)
                    if x is None:
                        return text
                    return format_html("<b>{}</b>", x)

                @register.simple_tag
                def part(x):
                    return render_to_string("<x>.html", {"x": x})

                @register.simple_tag
                def plain(x):
                    return "%s: %s" % (x, "&")

                @register.filter
                def shown(x):
                    return "<b>%s</b>" % x

                def marked(x):
                    return mark_safe("<b>%s</b>" % x)

                @register.simple_tag
                def handed(x):
                    return marked(x)

                @register.simple_tag
                def wrapped(x):
                    return mark_safe(shown(x))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not self._is_library(site, node.value):
            return
        function = self._function(site, node)
        if function is not None:
            yield from self.in_function(site, function)

    def _is_library(self, site: Site, node: ast.expr) -> bool:
        if not isinstance(node, ast.Name):
            return False
        value = site.value_of(node.id)
        if isinstance(value, ast.Call):
            return site.is_name(value.func, "django.template.base.Library", "django.template.Library")
        return node.id == "register" and value is None

    def _function(self, site: Site, node: ast.Attribute) -> ast.FunctionDef | ast.Lambda | None:
        """The function that is made a tag: decorated, or handed over."""
        parents = site.module.parents
        place: ast.AST = node
        call = parents.get(node)
        if isinstance(call, ast.Call) and call.func is node:
            place = call
            around = parents.get(call)
            made = around.args[:1] if isinstance(around, ast.Call) and around.func is call else call.args[:1]
            for argument in made:
                if isinstance(argument, ast.Lambda):
                    return argument
                if isinstance(argument, ast.Name):
                    functions = [one for one, scope in site.module.walk.functions if one.name == argument.id]
                    if len(functions) == 1 and isinstance(functions[0], ast.FunctionDef):
                        return functions[0]
        function = parents.get(place)
        if isinstance(function, ast.FunctionDef) and place in function.decorator_list:
            # What stands below another decorator is not what the tag returns.
            return function if function.decorator_list[-1] is place else None
        return None
