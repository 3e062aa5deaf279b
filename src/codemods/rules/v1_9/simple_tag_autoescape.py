"""Tags that return HTML as plain text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_HTML = re.compile(r"<[A-Za-z/!]|&(?:\w+|#\d+);")
_PERCENT = re.compile(r"%(?:%|s|[^%s])")
_BRACES = re.compile(r"\{(?:\w*)\}")
_NEW = {"%%": "%", "%s": "{}", "{": "{{", "}": "}}"}
_SAFE = frozenset(
    {
        "Markup",
        "SafeString",
        "SafeText",
        "conditional_escape",
        "escape",
        "format_html",
        "format_html_join",
        "mark_safe",
    }
)


class SimpleTagAutoescape(Rule):
    """What a ``simple_tag`` returns is escaped as any other value, so HTML must say that it is safe."""

    change = "1.9/simple-tag-autoescape"
    triggers = (OnAttribute("simple_tag"),)
    needs = ("django.utils.html.format_html", "django.utils.safestring.mark_safe")
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
                """,
            lines=(10, 14, 17, 26, 30, 34),
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
        if function is None:
            return
        texts = _texts(function)
        if isinstance(function, ast.Lambda):
            yield from self._returned(site, function.body, texts)
            return
        for statement in ast.walk(function):
            if isinstance(statement, ast.Return) and statement.value is not None:
                if site.module.scope_at(statement.value).node is function:
                    yield from self._returned(site, statement.value, texts)

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

    def _returned(self, site: Site, value: ast.expr, texts: dict[str, list[ast.expr]]) -> Iterator[Answer]:
        if isinstance(value, ast.Constant):
            if isinstance(value.value, str) and _HTML.search(value.value):
                yield self._wrapped(
                    site, value, f"{site.need('django.utils.safestring.mark_safe')}({site.source(value)})"
                )
            return
        if not self._is_html(value, texts) and not self._helped(site, value, texts, ()):
            return
        literal, arguments = _formatted(value, texts)
        source = site.source(literal) if literal is not None else ""
        if literal is None or site.module.in_fstring(literal) or "\\N{" in source:
            yield site.flag(node=value)
            return
        if isinstance(value, ast.BinOp):
            source = re.sub("%%|%s|[{}]", lambda found: _NEW[found[0]], source)
        given = ", ".join([source, *(site.source(one) for one in arguments)])
        yield self._wrapped(site, value, f"{site.need('django.utils.html.format_html')}({given})")

    def _wrapped(self, site: Site, value: ast.expr, text: str) -> Answer:
        return site.suggest(site.replace(value, text), node=value)

    def _is_html(self, value: ast.expr, texts: dict[str, list[ast.expr]]) -> bool:
        """Whether an expression puts HTML together as plain text."""
        if isinstance(value, ast.Name):
            return any(self._is_html(one, {}) for one in texts.get(value.id, ()))
        if isinstance(value, ast.Call):
            name = value.func.attr if isinstance(value.func, ast.Attribute) else getattr(value.func, "id", "")
            if name in _SAFE:
                return False
            if not isinstance(value.func, ast.Attribute) or name not in (
                "format",
                "join",
                "replace",
                "strip",
            ):
                return False
        if isinstance(value, ast.IfExp):
            return self._is_html(value.body, texts) or self._is_html(value.orelse, texts)
        return any(
            isinstance(one, ast.Constant) and isinstance(one.value, str) and _HTML.search(one.value)
            for one in _parts(value)
        )

    def _helped(
        self, site: Site, value: ast.expr, texts: dict[str, list[ast.expr]], seen: tuple[ast.AST, ...]
    ) -> bool:
        """Whether an expression is what another function of the module puts together so, or is made of that."""
        if isinstance(value, ast.Name):
            return any(self._helped(site, one, {}, seen) for one in texts.get(value.id, ()))
        for call in _asked(value):
            found = [one for one, _ in site.module.walk.functions if one.name == call.func.id]  # type: ignore[attr-defined]
            if len(found) != 1 or found[0] in seen or not isinstance(found[0], ast.FunctionDef):
                continue
            inside = _texts(found[0])
            for part in ast.walk(found[0]):
                if isinstance(part, ast.Return | ast.Yield) and part.value is not None:
                    if self._is_html(part.value, inside):
                        return True
                    if self._helped(site, part.value, inside, (*seen, found[0])):
                        return True
        return False


def _asked(value: ast.AST) -> Iterator[ast.Call]:
    """The calls of functions by their names that an expression is put together of."""
    if isinstance(value, ast.Call):
        if isinstance(value.func, ast.Name):
            yield value
        elif isinstance(value.func, ast.Attribute) and value.func.attr in ("join", "strip", "replace"):
            for part in (value.func.value, *value.args[:1]):
                yield from _asked(part)
    elif isinstance(value, ast.Subscript):
        yield from _asked(value.value)
    elif isinstance(value, ast.BinOp | ast.IfExp | ast.BoolOp):
        for inner in ast.iter_child_nodes(value):
            yield from _asked(inner)


def _parts(value: ast.AST) -> Iterator[ast.AST]:
    """What an expression is put together of, without what other functions are given."""
    yield value
    for inner in ast.iter_child_nodes(value):
        if isinstance(inner, ast.Call):
            name = inner.func.attr if isinstance(inner.func, ast.Attribute) else ""
            if name not in ("format", "join"):
                continue
        yield from _parts(inner)


def _texts(function: ast.FunctionDef | ast.Lambda) -> dict[str, list[ast.expr]]:
    """What each local variable is given."""
    found: dict[str, list[ast.expr]] = {}
    if function.args.vararg is not None:
        found[function.args.vararg.arg] = [ast.Tuple([])]
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            found.setdefault(node.target.id, []).append(node.value)
    return found


def _formatted(
    value: ast.expr, given: dict[str, list[ast.expr]]
) -> tuple[ast.Constant | None, list[ast.expr]]:
    """The literal and the values of ``"…" % values`` and ``"…".format(values)`` that ``format_html()`` can do."""
    if (
        isinstance(value, ast.BinOp)
        and isinstance(value.op, ast.Mod)
        and isinstance(value.left, ast.Constant)
    ):
        text = value.left.value
        if not isinstance(text, str) or set(_PERCENT.findall(text)) - {"%s", "%%"}:
            return None, []
        values = list(value.right.elts) if isinstance(value.right, ast.Tuple) else [value.right]
        if len(values) != text.replace("%%", "").count("%s"):
            return None, []
        if any(isinstance(one, ast.Starred) for one in values) or _is_tuple(value.right, given):
            return None, []
        return value.left, values
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "format":
        literal = value.func.value
        if isinstance(literal, ast.Constant) and isinstance(literal.value, str) and not value.keywords:
            rest = _BRACES.sub("", literal.value.replace("{{", "").replace("}}", ""))
            if "{" not in rest and not any(isinstance(one, ast.Starred) for one in value.args):
                return literal, value.args
    return None, []


def _is_tuple(value: ast.expr, given: dict[str, list[ast.expr]]) -> bool:
    """Whether a name stands for a tuple, which gives as many values as it has."""
    return isinstance(value, ast.Name) and any(
        isinstance(one, ast.Tuple) or getattr(getattr(one, "func", None), "id", "") == "tuple"
        for one in given.get(value.id, ())
    )
