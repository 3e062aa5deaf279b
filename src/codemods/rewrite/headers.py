"""Headers of functions and classes: parameters, bases, decorators, keywords. The body is not touched."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from typing import TYPE_CHECKING

from codemods.findings import Edit
from codemods.rewrite.answer import CannotRewrite
from codemods.rewrite.layout import with_brackets
from codemods.source.module import Module

if TYPE_CHECKING:
    import libcst

__all__ = [
    "add_decorator",
    "add_keywords",
    "add_parameter",
    "drop_base",
    "drop_decorator",
    "name_for_keywords",
    "name_span",
    "remove_parameter",
    "replace_base",
]

_LAST = re.compile(r"([ \t]*\))[ \t]*(?=:|->)")
_LAST_OF_ALL = re.compile(r"(?:,?|,\n[ \t]*)\)")
_NEXT = re.compile(r",(?:[ ]*|\n[ \t]*)(?=[\w*])")
_PREVIOUS = re.compile(r",(?:[ ]*|\n[ \t]*)\Z")
_FOLLOWED = re.compile(r"(,(?:[ ]*|\n[ \t]*))(?=\*)")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_span(module: Module, node: Function | ast.ClassDef) -> tuple[int, int]:
    """The span of the name in ``def name`` or ``class Name``."""
    start = module.lines.offset(node.lineno, node.col_offset)
    at = module.text.index(node.name, start + (6 if isinstance(node, ast.ClassDef) else 4))
    return at, at + len(node.name)


def header_span(module: Module, node: Function | ast.ClassDef) -> tuple[int, int]:
    """From ``def``/``class`` to before the colon that opens the body."""
    start = module.lines.offset(node.lineno, node.col_offset)
    text = module.text[start : module.span(node)[1]]
    depth = 0
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.OP:
                if token.string in "([{":
                    depth += 1
                elif token.string in ")]}":
                    depth -= 1
                elif token.string == ":" and depth == 0:
                    lines = text.splitlines(keepends=True)
                    offset = sum(len(line) for line in lines[: token.start[0] - 1]) + token.start[1]
                    return start, start + offset
    except (tokenize.TokenError, IndentationError, SyntaxError):
        pass
    raise CannotRewrite("the header cannot be read on its own")


def _parsed(
    module: Module, node: Function | ast.ClassDef
) -> tuple[libcst.BaseCompoundStatement, tuple[int, int]]:
    import libcst as cst

    start, end = header_span(module, node)
    try:
        statement = cst.parse_statement(module.text[start:end] + ": pass")
    except cst.ParserSyntaxError as error:
        raise CannotRewrite("the header cannot be read on its own") from error
    assert isinstance(statement, cst.FunctionDef | cst.ClassDef)
    return statement, (start, end)


def _render(module: Module, statement: libcst.BaseCompoundStatement, span: tuple[int, int]) -> Edit:
    import libcst as cst

    code = cst.Module([], default_newline=module.source.newline).code_for_node(statement).rstrip()
    return Edit(*span, code[: code.rindex(":")].rstrip())


def add_parameter(module: Module, node: Function, name: str, default: str | None = None) -> Edit:
    """Add a parameter behind the positional ones (before ``*args`` and keyword-only ones)."""
    edit = _added_plainly(module, node, name, default)
    if edit is not None:
        return edit
    import libcst as cst

    statement, span = _parsed(module, node)
    assert isinstance(statement, cst.FunctionDef)
    parameters = statement.params
    known = list(parameters.params)
    value = cst.parse_expression(default) if default is not None else None
    if default is None and known and known[-1].default is not None:
        raise CannotRewrite("a parameter without a default cannot follow one that has a default")
    new = cst.Param(cst.Name(name), default=value, star="")
    if value is not None:
        new = new.with_changes(equal=cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace("")))
    if known and isinstance(known[-1].comma, cst.Comma):
        last = known[-1].comma
        others = [one.comma for one in known[:-1] if isinstance(one.comma, cst.Comma)]
        followed = (
            isinstance(parameters.star_arg, cst.Param | cst.ParamStar) or parameters.star_kwarg is not None
        )
        if followed or not others:
            new = new.with_changes(comma=last if followed else cst.Comma())
            known[-1] = known[-1].with_changes(comma=last)
        else:
            new = new.with_changes(comma=last)
            known[-1] = known[-1].with_changes(comma=others[0])
    elif known:  # the bracket keeps its line
        others = [one.comma for one in known[:-1] if isinstance(one.comma, cst.Comma)]
        new = new.with_changes(whitespace_after_param=known[-1].whitespace_after_param)
        known[-1] = known[-1].with_changes(
            whitespace_after_param=cst.SimpleWhitespace(""),
            comma=others[-1] if others else cst.Comma(whitespace_after=cst.SimpleWhitespace(" ")),
        )
    known.append(new)
    return _render(module, statement.with_changes(params=parameters.with_changes(params=known)), span)


def _added_plainly(module: Module, node: Function, name: str, default: str | None) -> Edit | None:
    """The same as text, without LibCST, where the header is laid out plainly; None where it is not."""
    arguments = node.args
    if not arguments.args or (default is None and arguments.defaults):
        return None
    parts: list[ast.expr | ast.arg] = [arguments.args[-1], *arguments.defaults[-1:]]
    at = max(module.span(part)[1] for part in parts)
    alone = arguments.vararg is None and not arguments.kwonlyargs and arguments.kwarg is None
    rest = (_LAST if alone else _FOLLOWED).match(module.text, at)
    if rest is None:
        return None
    start = module.lines.offset(node.lineno, node.col_offset)
    end = header_span(module, node)[1] if not alone or node.returns is not None else rest.end(1)
    comma = ", " if alone else rest[1]
    new = f"{comma}{name}" if default is None else f"{comma}{name}={default}"
    return Edit(start, end, (module.text[start:at] + new + module.text[at:end]).rstrip())


def name_for_keywords(node: Function) -> str:
    """What a function that takes any keyword argument can call them: ``kwargs`` where nothing in it is called so."""
    taken = {one.arg for one in _parameters(node.args)}
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            taken.add(part.id)
        elif isinstance(part, ast.Global | ast.Nonlocal):
            taken.update(part.names)
    name = "kwargs"
    while name in taken:
        name = f"extra_{name}"
    return name


def _parameters(arguments: ast.arguments) -> Iterator[ast.arg]:
    yield from (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
    yield from (one for one in (arguments.vararg, arguments.kwarg) if one is not None)


def add_keywords(module: Module, node: Function) -> Edit:
    """Let a function take any keyword argument: ``**kwargs``, by the name of ``name_for_keywords()``."""
    import libcst as cst

    statement, span = _parsed(module, node)
    assert isinstance(statement, cst.FunctionDef)
    parameters = statement.params
    if parameters.star_kwarg is not None:
        raise CannotRewrite("the function takes any keyword already")
    return _render(
        module,
        statement.with_changes(
            params=parameters.with_changes(star_kwarg=cst.Param(cst.Name(name_for_keywords(node)), star="**"))
        ),
        span,
    )


def remove_parameter(module: Module, node: Function, name: str) -> Edit:
    """Take a parameter out of a function's header."""
    edit = _removed_plainly(module, node, name)
    if edit is not None:
        return edit
    import libcst as cst

    statement, span = _parsed(module, node)
    assert isinstance(statement, cst.FunctionDef)
    parameters = statement.params
    known = [one for one in parameters.params if one.name.value != name]
    keyword_only = [one for one in parameters.kwonly_params if one.name.value != name]
    changes: dict[str, object] = {"params": known, "kwonly_params": keyword_only}
    alone = not keyword_only and parameters.star_kwarg is None
    if known and len(known) != len(parameters.params) and parameters.params[-1].name.value == name:
        if alone and not isinstance(parameters.star_arg, cst.Param):
            known[-1] = known[-1].with_changes(comma=parameters.params[-1].comma)
    if isinstance(parameters.star_arg, cst.ParamStar) and not keyword_only:  # it stands for nothing now
        changes["star_arg"] = cst.MaybeSentinel.DEFAULT
        if known and alone:
            known[-1] = known[-1].with_changes(comma=parameters.kwonly_params[-1].comma)
    return _render(module, statement.with_changes(params=parameters.with_changes(**changes)), span)


def _removed_plainly(module: Module, node: Function, name: str) -> Edit | None:
    """The same as text, without LibCST, where the header is laid out plainly; None where it is not."""
    arguments = node.args
    if arguments.posonlyargs:
        return None
    missing = len(arguments.args) - len(arguments.defaults)
    defaults = [*[None] * missing, *arguments.defaults, *arguments.kw_defaults]
    known = [*arguments.args, *arguments.kwonlyargs]
    place = next((number for number, one in enumerate(known) if one.arg == name), None)
    if place is None or (arguments.kwonlyargs and arguments.vararg is None and place >= len(arguments.args)):
        return None  # a bare ``*`` may have to go as well
    text, span = module.text, header_span(module, node)
    start, end = module.span(known[place])
    default = defaults[place]
    if default is not None:
        brackets = with_brackets(text, end, *module.span(default))
        if brackets is None:
            return None
        end = brackets[1]
    followed = _NEXT.match(text, end)
    if followed is not None:
        end = followed.end()
    else:
        comma = _PREVIOUS.search(text, span[0], start)
        if _LAST_OF_ALL.match(text, end) is None or comma is None:
            return None
        start = comma.start()
    return Edit(*span, (text[span[0] : start] + text[end : span[1]]).rstrip())


def replace_base(module: Module, node: ast.ClassDef, base: ast.expr, text: str) -> Edit:
    """Put another expression in the place of one base."""
    start, end = module.span(base)
    return Edit(start, end, text)


def drop_base(module: Module, node: ast.ClassDef, base: ast.expr) -> Edit:
    """Take one base out of a class statement; the brackets go with the last one."""
    import libcst as cst

    statement, span = _parsed(module, node)
    assert isinstance(statement, cst.ClassDef)
    index = node.bases.index(base)
    bases = list(statement.bases)
    gone = bases.pop(index)
    if bases and index == len(bases):
        bases[-1] = bases[-1].with_changes(comma=gone.comma)
    changes: dict[str, object] = {"bases": bases}
    if not bases and not statement.keywords:
        changes["lpar"] = cst.MaybeSentinel.DEFAULT
        changes["rpar"] = cst.MaybeSentinel.DEFAULT
    return _render(module, statement.with_changes(**changes), span)


def add_decorator(module: Module, node: Function | ast.ClassDef, decorator: str) -> Edit:
    """Put a decorator (the text behind ``@``) above a function or class, above those that it has already."""
    start = module.span(node)[0]
    head = f"@{decorator}{module.source.newline}{module.indent_of(node)}"
    return Edit(start, start + 1, head + module.text[start])


def drop_decorator(module: Module, node: Function | ast.ClassDef, decorator: ast.expr) -> Edit:
    """Take a decorator out, with its line."""
    start, end = module.span(decorator)
    start = module.text.rindex("@", 0, start)
    lines = module.lines
    first, last = lines.position(start)[0], lines.position(end)[0]
    stop = lines.line_start(last + 1) if last < lines.count else len(module.text)
    return Edit(lines.line_start(first), stop, "")
