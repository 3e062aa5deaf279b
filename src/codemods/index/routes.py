"""What one file says of URLs: the entries of its URLconfs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from codemods.codes import covers
from codemods.source.module import Module, chain_of
from codemods.suppress import MARK, parse

__all__ = ["NAMING", "Entry", "Route", "entries_of", "routes_of"]

NAMING = "1.8/reverse-dotted-path"
"""The code of the findings at entries that get a name."""

Entry = ast.Call | ast.Tuple | ast.List

_ENTRIES = frozenset({"url", "re_path", "path"})
_LISTS = frozenset({"patterns", "i18n_patterns"})
_CALLED = ("url", "path", "re_path", "patterns")
_COMMENT = re.compile(r"#.*")


@dataclass(frozen=True, slots=True)
class Route:
    """One entry of a URLconf, or a list of entries that another takes in.

    ``group`` is the module-level name whose value the entry stands in ("" elsewhere). ``view`` is the absolute name of
    what is routed to, "" where not told; ``plain`` says that it is routed to as it is, neither wrapped nor made by a
    call. ``name`` is None where the entry has none, "" where it is computed. ``includes`` is the absolute name of the
    URLconf or list that stands in its place ("?" for a computed one), ``namespace`` and ``app_name`` what this is
    included with ("?" likewise). ``inside`` are the namespaces of the ``include()`` calls that the entry itself is
    written in. A ``nameable`` entry can be given a name: it is Django's own ``url()`` or a tuple of ``patterns()``;
    one that is set ``aside`` is given none, as the user's comment says that this is no finding.
    """

    line: int
    group: str
    view: str = ""
    plain: bool = False
    name: str | None = None
    includes: str = ""
    namespace: str = ""
    app_name: str = ""
    inside: tuple[str, ...] = ()
    nameable: bool = False
    aside: bool = False


def routes_of(module: Module) -> tuple[Route, ...]:
    """The entries of every list of URL patterns in a file, in the order in which they stand there."""
    if not _may_hold_entries(module):
        return ()
    entries = sorted(entries_of(module), key=lambda entry: (entry[0].lineno, entry[0].col_offset))
    found = [route for _, route in entries]
    if found:
        found += _joined(module)
    return tuple(sorted(found, key=lambda route: route.line))


def _may_hold_entries(module: Module) -> bool:
    walk = module.walk
    for name in _CALLED:
        for func, _ in (*walk.names.get(name, ()), *walk.attributes.get(name, ())):
            if func in walk.calls:
                return True
    return False


def entries_of(module: Module) -> Iterator[tuple[Entry, Route]]:
    """The nodes of the entries: calls of ``url()`` and the like, and tuples among the arguments of ``patterns()``."""
    for func, call in module.walk.calls.items():
        name = _last(func)
        if name in _ENTRIES:
            yield call, _entry(module, call, call)
        elif name in _LISTS:
            for one in call.args:
                if isinstance(one, ast.Tuple | ast.List) and len(one.elts) > 1:
                    yield one, _entry(module, one, call)


def _joined(module: Module) -> Iterator[Route]:
    """Lists of patterns that another list takes in whole: ``urlpatterns = account_patterns + […]``."""
    for name, bindings in module.walk.root.bindings.items():
        for binding in bindings:
            parts = [binding.value] if binding.value is not None else []
            while parts:
                part = parts.pop()
                if isinstance(part, ast.BinOp):
                    parts += [part.left, part.right]
                elif isinstance(part, ast.Starred):
                    parts.append(part.value)
                elif isinstance(part, ast.List):
                    parts += [one for one in part.elts if isinstance(one, ast.Starred)]
                elif isinstance(part, ast.Name | ast.Attribute):
                    for target in module.resolve(part, module.walk.root).targets:
                        yield Route(part.lineno, name, includes=target)


def _last(func: ast.AST) -> str:
    if isinstance(func, ast.Attribute):
        return func.attr
    return func.id if isinstance(func, ast.Name) else ""


def _entry(module: Module, node: Entry, call: ast.Call) -> Route:
    """An entry that is a call of ``url()``, or a tuple among the arguments of ``call``."""
    positional = node.args if isinstance(node, ast.Call) else node.elts
    keywords = {one.arg: one.value for one in node.keywords if one.arg} if isinstance(node, ast.Call) else {}
    starred = any(isinstance(one, ast.Starred) for one in positional) or (
        isinstance(node, ast.Call) and any(one.arg is None for one in node.keywords)
    )
    given = dict(zip(("regex", "view", "kwargs", "name", "prefix"), positional, strict=False)) | keywords
    name, view, own = given.get("name"), given.get("view"), given.get("prefix")
    if isinstance(name, ast.Constant) and name.value is None:
        name = None
        starred = True  # nothing is put beside it
    group, inside, prefix = _around(module, node)
    if own is not None:
        text = _text(own)
        prefix = ".".join(one for one in (prefix, text) if one) if prefix is not None and text else None
    told, plain, includes, namespace, app_name = "", False, "", "", ""
    if isinstance(view, ast.Constant) and isinstance(view.value, str):
        if prefix is not None:
            told, plain = (f"{prefix}.{view.value}" if prefix else view.value), True
    elif isinstance(view, ast.Call) and _last(view.func) == "include":
        includes, namespace, app_name = _include(module, view)
    elif isinstance(view, ast.Tuple) and view.elts:  # what include() made of one, and admin.site.urls is
        includes, namespace = _pattern_list(module, view.elts[0]), "?"
    elif isinstance(view, ast.Attribute) and view.attr == "urls":
        includes, namespace = "?", "?"  # a site of the admin, a router
    elif view is not None:
        told, plain = _view(module, view)
    nameable = name is None and not starred and not includes and _closes_plainly(module, node)
    if nameable:
        homes = module.resolve(call.func).targets
        nameable = bool(homes) and all(home.startswith("django.") for home in homes)
    computed = starred and not includes and name is None
    return Route(
        node.lineno,
        group,
        told,
        plain,
        "" if computed else None if name is None else _text(name),
        includes,
        namespace,
        app_name,
        inside,
        nameable,
        nameable and _set_aside(module, node),
    )


def _set_aside(module: Module, node: Entry) -> bool:
    """Whether a comment of the user's silences the finding that an entry gets a name."""
    if MARK not in module.text:
        return False
    ends = (node.lineno, node.end_lineno or node.lineno)
    return any(
        one.whole_file or any(one.first_line <= line <= one.last_line for line in ends)
        for one in parse(module.text).items
        if not one.selectors or any(covers(selector, NAMING) for selector in one.selectors)
    )


def _closes_plainly(module: Module, node: Entry) -> bool:
    """Whether another argument can be put behind the last one."""
    parts = [*node.args, *node.keywords] if isinstance(node, ast.Call) else node.elts
    start, end = module.span(node)
    if (
        not parts
        or module.text[end - 1] != ")"
        or (isinstance(node, ast.Tuple) and module.text[start] != "(")
    ):
        return False
    behind = module.text[max(module.span(part)[1] for part in parts) : end - 1]
    return ")" not in _COMMENT.sub("", behind)


def _text(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _view(module: Module, view: ast.expr) -> tuple[str, bool]:
    plain = True
    while isinstance(view, ast.Call):
        plain = False
        if isinstance(view.func, ast.Attribute) and view.func.attr == "as_view":
            view = view.func.value
        elif view.args:
            view = view.args[0]
        else:
            return "", False
    targets = module.resolve(view).targets
    return (targets[0], plain and len(targets) == 1) if targets else ("", False)


def _include(module: Module, call: ast.Call) -> tuple[str, str, str]:
    """What an ``include()`` takes in, and the namespaces, of instance and app, that it gives ("?" for computed ones)."""
    keywords = {one.arg: one.value for one in call.keywords}
    given = dict(zip(("arg", "namespace", "app_name"), call.args, strict=False)) | keywords
    what = given.get("arg")
    if None in keywords or any(isinstance(one, ast.Starred) for one in call.args):
        return "?", "?", "?"
    app: ast.expr | None = given.get("app_name")
    if isinstance(what, ast.Tuple) and what.elts:
        app = what.elts[1] if len(what.elts) > 1 else app
        given.setdefault("namespace", what.elts[-1])
        what = what.elts[0]
    app_name = _given(app)
    return _pattern_list(module, what), _given(given.get("namespace")) or app_name, app_name


def _given(node: ast.expr | None) -> str:
    if node is None or (isinstance(node, ast.Constant) and node.value is None):
        return ""
    return _text(node) or "?"


def _pattern_list(module: Module, node: ast.expr | None) -> str:
    if node is None or _text(node):
        return _text(node) or "?"
    targets = module.resolve(node).targets
    return targets[0] if targets else "?"


def _around(module: Module, node: ast.AST) -> tuple[str, tuple[str, ...], str | None]:
    """The module-level name that an entry belongs to, the namespaces around it, and the prefix of its string views.

    The prefix is None where it is computed.
    """
    group = ""
    inside: list[str] = []
    prefix: str | None = ""
    direct = True
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, ast.Call):
            name = _last(ancestor.func)
            if name in _LISTS and direct:
                first = ancestor.args[0] if ancestor.args else None
                if isinstance(first, ast.Constant):
                    prefix = _text(first)
                elif name == "patterns" or not isinstance(first, ast.Call | ast.Tuple | ast.List):
                    prefix = None
            elif name == "include":
                namespace = _include(module, ancestor)[1]
                if namespace:
                    inside.append(namespace)
            direct = False
        elif isinstance(ancestor, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            group = ""
            break
        elif group:
            continue
        elif isinstance(ancestor, ast.Assign):
            group = next((one.id for one in ancestor.targets if isinstance(one, ast.Name)), "")
        elif isinstance(ancestor, ast.AugAssign | ast.AnnAssign):
            group = ancestor.target.id if isinstance(ancestor.target, ast.Name) else ""
        elif isinstance(ancestor, ast.Expr) and isinstance(ancestor.value, ast.Call):
            chain = chain_of(ancestor.value.func)  # urlpatterns.append(url(…))
            group = chain[0].id if chain is not None and chain[1] else ""
    return group, tuple(reversed(inside)), prefix
