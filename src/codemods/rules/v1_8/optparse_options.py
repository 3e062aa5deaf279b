"""Options of ``optparse`` and the calls of ``argparse`` that mean the same."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator, Sequence

from codemods.rewrite.answer import CannotRewrite
from codemods.rules.shapes.truth_tests import is_truth_test, loads_of
from codemods.rules.site import CallEditor, Site

__all__ = ["add_argument", "made_options", "missing_defaults"]

_TYPES = {"int": "int", "long": "int", "float": "float", "string": "str", "complex": "complex"}
_KNOWN = frozenset(["action", "type", "dest", "default", "help", "metavar", "choices", "nargs", "const"])
_ACTIONS = frozenset(["store", "store_true", "store_false", "store_const", "append", "append_const", "count"])


def made_options(site: Site, node: ast.expr) -> Iterator[ast.Call]:
    """The calls of ``make_option()`` in the value of an ``option_list``; inherited lists are passed over.

    Raises ``CannotRewrite`` where something else stands in the list.
    """
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from made_options(site, node.left)
        yield from made_options(site, node.right)
    elif isinstance(node, ast.Tuple | ast.List):
        for element in node.elts:
            if not isinstance(element, ast.Call) or not site.is_name(
                element.func,
                "optparse.make_option",
                "optparse.Option",
                "django.core.management.base.make_option",
            ):
                raise CannotRewrite("the list holds more than calls of make_option()")
            yield element
    elif isinstance(node, ast.Attribute) and node.attr == "option_list":
        return
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("list", "tuple"):
        if len(node.args) == 1:
            yield from made_options(site, node.args[0])
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr":
        if not any(isinstance(one, ast.Constant) and one.value == "option_list" for one in node.args):
            raise CannotRewrite("the list is computed")
    else:
        raise CannotRewrite("the list is computed")


def missing_defaults(site: Site, options: Sequence[ast.Call]) -> dict[ast.Call, str]:
    """The defaults that options need to give what they gave where nobody uses them.

    optparse gave None, or what any option of the same destination has; argparse asks the first one of them, and gives
    False and True for flags. Raises ``CannotRewrite`` where options of one destination differ.
    """
    groups: dict[str, list[ast.Call]] = {}
    for option in options:
        groups.setdefault(_destination(site, option), []).append(option)
    found: dict[ast.Call, str] = {}
    for name, group in groups.items():
        given = {site.source(one.value) for option in group if (one := site.keyword(option, "default"))}
        if len(given) > 1:
            raise CannotRewrite(f"options for {name} have several defaults")
        for option in group:
            action = site.argument(option, "action")
            kind = action.value if isinstance(action, ast.Constant) else "store"
            flag = kind == "store_false" or (kind == "store_true" and not _only_asked(site, name))
            if site.keyword(option, "default") is None and (
                given or flag or (len(group) > 1 and kind == "store_true")
            ):
                found[option] = next(iter(given), "None")
    return found


def _destination(site: Site, option: ast.Call) -> str:
    """Under which name an option's value is kept."""
    given = site.argument(option, "dest")
    if isinstance(given, ast.Constant):
        return str(given.value)
    names = [str(one.value) for one in option.args if isinstance(one, ast.Constant)]
    long = next((name for name in names if name.startswith("--")), names[0] if names else "")
    return long.lstrip("-").replace("-", "_")


def _only_asked(site: Site, name: str) -> bool:
    """Whether the module asks for nothing but the truth of an option, and hands the options on to nobody."""
    if any(keyword.arg is None for call in site.module.nodes(ast.Call) for keyword in call.keywords):
        return False
    parents, asked = site.module.parents, False
    for text in site.module.texts(name):
        read = parents.get(text)
        if text.value != name or isinstance(read, ast.keyword):
            continue
        if isinstance(read, ast.Call) and getattr(read.func, "attr", "") != "get":
            return False
        statement = parents.get(read) if read is not None else None
        reads = list(loads_of(site, statement)) if isinstance(statement, ast.Assign) else [read]
        if not reads or not all(one is not None and is_truth_test(site, one) for one in reads):
            return False
        asked = True
    return asked


def add_argument(site: Site, call: ast.Call, indent: str, default: str | None = None) -> str:
    """``parser.add_argument(…)`` with what a ``make_option()`` says, its further lines moved to ``indent``."""
    if site.has_stars(call):
        raise CannotRewrite("an option is made of * or **")
    editor = site.edit_call(call)
    for keyword in call.keywords:
        name, value = keyword.arg or "", keyword.value
        if name not in _KNOWN:
            raise CannotRewrite(f"an option has {name}, which argparse does not know")
        if name == "action":
            if not isinstance(value, ast.Constant) or value.value not in _ACTIONS:
                raise CannotRewrite("an option has an action of its own")
        elif name == "type":
            _type(editor, value)
        elif name == "help":
            _help(site, editor, value)
    if default is not None:
        editor.add("default", default)
    editor.callee("parser.add_argument")
    start = site.module.span(call)[0]
    column = start - site.module.lines.line_start(site.module.lines.position(start)[0])
    lines = editor.code.replace("\r\n", "\n").split("\n")
    hanging = column + len(site.source(call.func)) + 1
    held = _inside_strings(lines)
    layout = {
        number: len(line) - len(line.lstrip(" "))
        for number, line in enumerate(lines[1:], 2)
        if number not in held and line.strip()
    }
    # "), make_option(" is laid out by its line, and does not stand where its own lines begin.
    base = min(column, *layout.values()) if layout else column
    moved = [lines[0]]
    for number, line in enumerate(lines[1:], 2):
        if number in held:
            moved.append(line)
            continue
        depth = layout.get(number, 0)
        if depth >= hanging:
            depth += len("parser.add_argument(") - len(site.source(call.func)) - 1 - column + base
        moved.append(" " * (depth - base + len(indent)) + line.lstrip(" ") if number in layout else "")
    return "\n".join(moved)


def _inside_strings(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that begin inside a string literal, where white space is no layout."""
    reader = io.StringIO("\n".join(lines)).readline
    kinds = (tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING))
    strings = [token for token in tokenize.generate_tokens(reader) if token.type in kinds]
    return {number for token in strings for number in range(token.start[0] + 1, token.end[0] + 1)}


def _type(editor: CallEditor, value: ast.expr) -> None:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        if value.value == "choice":
            editor.remove("type")
        elif value.value in _TYPES:
            editor.value("type", _TYPES[value.value])
        else:
            raise CannotRewrite(f"an option has the type {value.value}")
    elif not (isinstance(value, ast.Name) and value.id in ("int", "str", "float")):
        raise CannotRewrite("an option has a type of its own")


def _help(site: Site, editor: CallEditor, value: ast.expr) -> None:
    """argparse fills in ``%(default)s``, and takes any other percent sign for a placeholder."""
    if "%" not in site.source(value):
        return
    if any(isinstance(one, ast.BinOp | ast.JoinedStr) for one in ast.walk(value)):
        raise CannotRewrite("the help of an option is put together with %")
    text = site.source(value)
    text = text.replace("%default", "\0").replace("%", "%%").replace("\0", "%(default)s")
    editor.value("help", text)
