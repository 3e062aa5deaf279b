"""``format_html()`` of text that is put together beforehand."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from typing import Any

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_PERCENT = re.compile(r"%(?:%|\((?P<name>\w+)\)s|s)")
_GETTEXT = frozenset(["gettext", "gettext_lazy", "pgettext", "pgettext_lazy"])


class FormatHtmlDynamic(Rule):
    """``format_html()`` must be given the values as arguments; text that already holds them is never escaped."""

    change = "5.0/format-html-no-args-dynamic"
    also = ("6.0/format-html-no-args-dynamic",)
    advice = "Give the values as arguments of format_html(), or use mark_safe() if the text is known to be safe markup."
    triggers = (OnCall("django.utils.html.format_html"),)
    examples = [
        Suggests(
            before="""\
                from django.utils.html import format_html

                def link(url, name):
                    return format_html(f'<a href="{url}">{name.title()} &rarr;</a>')
                """,
            after="""\
                from django.utils.html import format_html

                def link(url, name):
                    return format_html('<a href="{}">{} &rarr;</a>', url, name.title())
                """,
        ),
        Suggests(
            before="""\
                from django.utils.html import format_html

                def cells(a, b):
                    yield format_html("<td>%s</td>" % a)
                    yield format_html("<td width='50%%'>%s %s</td>" % (a, b))
                    yield format_html("<td>%(a)s</td>" % {"a": a})
                    yield format_html("<td>{} {b}</td>".format(a, b=b))
                """,
            after="""\
                from django.utils.html import format_html

                def cells(a, b):
                    yield format_html("<td>{}</td>", a)
                    yield format_html("<td width='50%'>{} {}</td>", a, b)
                    yield format_html("<td>{a}</td>", a=a)
                    yield format_html("<td>{} {b}</td>", a, b=b)
                """,
        ),
        Suggests(
            before="""\
                from django.utils.html import format_html
                from django.utils.translation import gettext_lazy as _

                HELP = format_html(_("<b>Careful</b>"))
                """,
            after="""\
                from django.utils.safestring import mark_safe
                from django.utils.translation import gettext_lazy as _

                HELP = mark_safe(_("<b>Careful</b>"))
                """,
        ),
        Suggests(
            before="""\
                from django.utils.html import format_html

                def menu(name):
                    html = "<ul class='{name}'></ul>".format(name=name)
                    return format_html(html)
                """,
            after="""\
                from django.utils.html import format_html

                def menu(name):
                    html = format_html("<ul class='{name}'></ul>", name=name)
                    return html
                """,
        ),
        Flags(
            """\
                from django.utils.html import format_html

                def show(text, price):
                    yield format_html(text)
                    yield format_html("<b>" + text + "</b>")
                    yield format_html(f"<b>{price:.2f}</b>")
                    more = f"<b>{text}</b>"
                    more += "<hr>"
                    yield format_html(more)
                """,
            lines=(4, 5, 6, 9),
        ),
        Keeps(
            """\
                from django.utils.html import format_html
                from shop.markup import format_html as own

                def show(text, args):
                    return own(f"<b>{text}</b>") + format_html("<b>{}</b>", f"{text}") + format_html(*args)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or len(call.args) != 1 or call.keywords:
            return
        value = call.args[0]
        if isinstance(value, ast.Starred | ast.Constant):
            return
        made = _made_above(site, value)
        if made is not None:
            yield from self._above(site, call, value, made)
            return
        if isinstance(value, ast.Call) and _is_gettext(site, value):
            editor = site.edit_call(call).callee(site.need("django.utils.safestring.mark_safe"))
            yield site.suggest(
                editor.edit(), advice="Say yes if neither the text nor its translations hold doubled braces."
            )
            return
        try:
            text, arguments = _taken_apart(site, value)
            editor = site.edit_call(call).value(0, text)
            for name, argument in arguments:
                if name is None:
                    editor.add(None, argument)
                else:
                    editor.add(name, argument)
        except CannotRewrite:
            yield site.flag()
            return
        if not arguments:
            yield site.flag()
            return
        yield site.suggest(
            editor.edit(),
            advice="Say yes if the values are plain text, which is then escaped; wrap trusted markup in mark_safe().",
        )

    def _above(self, site: Site, call: ast.Call, name: ast.expr, made: ast.expr) -> Iterator[Answer]:
        """The text was put together in an assignment of its own, which is where ``format_html()`` belongs."""
        try:
            text, arguments = _taken_apart(site, made)
        except CannotRewrite:
            arguments = []
        if not arguments:
            yield site.flag()
            return
        given = [text, *(one if key is None else f"{key}={one}" for key, one in arguments)]
        yield site.suggest(
            site.replace(made, f"{site.source(call.func)}({', '.join(given)})"),
            site.replace(call, site.source(name)),
            also=[made],
            advice="Say yes if the values are plain text, which is then escaped; wrap trusted markup in mark_safe().",
        )


def _made_above(site: Site, value: ast.expr) -> ast.expr | None:
    """The text that a name stands for, where it is assigned once, in the same function, and read only here."""
    if not isinstance(value, ast.Name) or site.function is None:
        return None
    scope = site.module.scope_at(value)
    bindings = scope.bindings.get(value.id, ())
    if len(bindings) != 1 or bindings[0].value is None or bindings[0].branch is not None:
        return None
    reads = [use for use, _ in site.module.walk.names.get(value.id, ()) if scope is site.module.scope_at(use)]
    roots = {id(_root(use)) for use in reads if isinstance(_root(use).ctx, ast.Load)}
    statement = site.module.parents.get(bindings[0].node)
    plain = isinstance(statement, ast.Assign) and statement.value is bindings[0].value
    return bindings[0].value if plain and roots == {id(value)} else None


def _root(node: ast.expr) -> ast.Name:
    while isinstance(node, ast.Attribute):
        node = node.value
    assert isinstance(node, ast.Name)
    return node


def _is_gettext(site: Site, call: ast.Call) -> bool:
    name = site.resolve(call.func) or ""
    texts = all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in call.args)
    if not (name.startswith("django.utils.translation.") and texts and not call.keywords):
        return False
    held = any(
        "{" in str(one.value) or "}" in str(one.value) for one in call.args if isinstance(one, ast.Constant)
    )
    return name.rpartition(".")[2] in _GETTEXT and not held


def _taken_apart(site: Site, value: ast.expr) -> tuple[str, list[tuple[str | None, str]]]:
    """The source of a format string and of the arguments (with their keywords) that a text is put together from."""
    if isinstance(value, ast.JoinedStr):
        return _fstring(site, value)
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Mod):
        return _percent(site, value)
    if (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Attribute)
        and value.func.attr == "format"
        and not site.has_stars(value)
    ):
        text = _literal(value.func.value)
        for _, field, spec, conversion in string.Formatter().parse(text):
            if field is not None and (
                spec or conversion or (field and not field.isidentifier() and not field.isdigit())
            ):
                raise CannotRewrite("a placeholder asks for more than its value")
        if "{{" in text or "}}" in text:
            raise CannotRewrite("the text holds doubled braces")
        arguments: list[tuple[str | None, str]] = [(None, site.source(one)) for one in value.args]
        arguments += [(one.arg, site.source(one.value)) for one in value.keywords]
        return site.source(value.func.value), arguments
    raise CannotRewrite("the text is not put together here")


def _literal(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise CannotRewrite("the text is no literal")


def _percent(site: Site, value: ast.BinOp) -> tuple[str, list[tuple[str | None, str]]]:
    text = _literal(value.left)
    source = site.source(value.left)
    if "{" in text or "}" in text or "\\N" in source:
        raise CannotRewrite("the text holds braces")
    if _PERCENT.findall(text) != _PERCENT.findall(source):
        raise CannotRewrite("a placeholder stands in two pieces of the text")
    if "%" in _PERCENT.sub("", text):
        raise CannotRewrite("a placeholder asks for more than its value")
    names = [match["name"] for match in _PERCENT.finditer(text) if match[0] != "%%"]
    right = value.right
    arguments: list[tuple[str | None, str]]
    if names and all(names):
        if not isinstance(right, ast.Dict):
            raise CannotRewrite("the values stand in a mapping")
        arguments = []
        for key, one in zip(right.keys, right.values, strict=True):
            if (
                not isinstance(key, ast.Constant)
                or not isinstance(key.value, str)
                or not key.value.isidentifier()
            ):
                raise CannotRewrite("the values stand in a mapping")
            if key.value not in names or any(key.value == other for other, _ in arguments):
                raise CannotRewrite("a value is not used")
            arguments.append((key.value, site.source(one)))
        if {name for name, _ in arguments} != set(names):
            raise CannotRewrite("a value is not given")
    elif any(names):
        raise CannotRewrite("named placeholders are mixed with others")
    elif isinstance(right, ast.Tuple):
        if len(right.elts) != len(names) or any(isinstance(one, ast.Starred) for one in right.elts):
            raise CannotRewrite("the values are not one for each placeholder")
        arguments = [(None, site.source(one)) for one in right.elts]
    elif len(names) == 1 and not isinstance(right, ast.Dict):
        arguments = [(None, site.source(right))]
    else:
        raise CannotRewrite("the values are not one for each placeholder")

    def hole(match: re.Match[str]) -> str:
        return "%" if match[0] == "%%" else "{" + (match["name"] or "") + "}"

    return _PERCENT.sub(hole, source), arguments


def _fstring(site: Site, value: ast.JoinedStr) -> tuple[str, list[tuple[str | None, str]]]:
    import libcst as cst

    def code(node: cst.CSTNode) -> str:
        return cst.Module([], default_newline=site.module.source.newline).code_for_node(node)

    arguments: list[tuple[str | None, str]] = []

    def piece(node: Any) -> Any:
        if isinstance(node, cst.ConcatenatedString):
            return node.with_changes(left=piece(node.left), right=piece(node.right))
        if isinstance(node, cst.SimpleString):
            if "{" in node.value or "}" in node.value or "\\N" in node.value:
                raise CannotRewrite("the text holds braces")
            return node
        if not isinstance(node, cst.FormattedString):
            raise CannotRewrite("the text cannot be read on its own")
        text = ""
        for part in node.parts:
            if isinstance(part, cst.FormattedStringText):
                if "\\N" in part.value:
                    raise CannotRewrite("the text holds named characters")
                plain = part.value.replace("{{", "{").replace("}}", "}")
                if "{" in plain or "}" in plain:
                    raise CannotRewrite("the text holds braces")
                text += plain
            elif isinstance(part, cst.FormattedStringExpression):
                if part.conversion or part.format_spec or part.equal:
                    raise CannotRewrite("a placeholder asks for more than its value")
                if isinstance(part.expression, cst.Yield | cst.NamedExpr):
                    raise CannotRewrite("a placeholder does more than read a value")
                text += "{}"
                expression = code(part.expression).strip()
                arguments.append(
                    (None, f"({expression})" if isinstance(part.expression, cst.Tuple) else expression)
                )
        prefix = node.prefix.lower().replace("f", "")
        return cst.SimpleString(f"{prefix}{node.start[len(node.prefix) :]}{text}{node.end}")

    try:
        tree = cst.parse_expression(f"({site.source(value)})")
    except cst.ParserSyntaxError as error:
        raise CannotRewrite("the text cannot be read on its own") from error
    if isinstance(tree, cst.ConcatenatedString | cst.FormattedString):
        tree = tree.with_changes(lpar=[], rpar=[])
    return code(piece(tree)), arguments
