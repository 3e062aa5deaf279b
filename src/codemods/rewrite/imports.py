"""The import editor: every change of an import statement in a file is made here.

Requests of all rules are gathered and carried out per statement on a LibCST island, so that two rules can change the
same statement in one pass. What is already imported is not imported again.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from codemods.findings import Edit
from codemods.rewrite import statements
from codemods.rewrite.answer import AddImport, CannotRewrite, ImportRequest, RenameImport
from codemods.source.module import Module
from codemods.source.scopes import Binding, BindingKind, Scope, ScopeKind

if TYPE_CHECKING:
    import libcst

__all__ = ["edits_for", "local_name", "touched", "unused_after"]


def touched(requests: Iterable[ImportRequest]) -> set[ast.AST]:
    """The import statements that the requests change in place."""
    return {request.binding.node for request in requests if not isinstance(request, AddImport)}


# -- names -----------------------------------------------------------------------------------------------------------


def local_name(
    module: Module,
    qname: str,
    scope: Scope,
    reserved: dict[str, str],
    replacing: Binding | None = None,
    old: Binding | None = None,
) -> tuple[str, bool]:
    """The name by which ``qname`` is, or is to be, known in ``scope``; and whether it still has to be imported.

    ``reserved`` holds local names that this pass has promised already (name -> qname). A name that means something
    else here is never taken: the import then gets an alias. ``replacing``: this import goes, its name is free.
    Another path to the same object is as good, unless it is that of ``old``, which is to be told from the new one.
    """
    known = _imported_as(module, qname, scope, frozenset({qname}), None)
    if known is None and qname.startswith("django."):
        from codemods.django import api

        known = _imported_as(module, qname, scope, api.equivalents(qname) - {qname}, old or replacing)
    if known is not None:
        return known, False
    through = _through_module(module, qname, scope, replacing)
    if through is not None:
        return through, False
    owner, _, plain = qname.rpartition(".")
    if not is_free(module, plain, scope, replacing):
        of_module = _module_as(module, owner, scope, replacing)
        if of_module is not None:  # ``datetime.datetime``, where the name is taken by the module itself
            return f"{of_module}.{plain}", False
    parent = owner.rpartition(".")[2]
    candidates = [plain, f"django_{plain}", f"{parent}_{plain}", f"django_{parent}_{plain}"]
    if plain == "views":  # every application has them: ``auth_views``, as the documentation calls them
        candidates = [plain, f"{parent}_{plain}", f"django_{plain}"]
    if not qname.startswith("django."):
        candidates = [plain, f"{parent}_{plain}"] if parent else [plain]
    for candidate in candidates:
        if reserved.get(candidate) == qname:
            return candidate, False
        if candidate not in reserved and is_free(module, candidate, scope, replacing):
            return candidate, True
    number = 2
    while f"{plain}_{number}" in reserved or not is_free(module, f"{plain}_{number}", scope, replacing):
        number += 1
    return f"{plain}_{number}", True


def _through_module(module: Module, qname: str, scope: Scope, replacing: Binding | None) -> str | None:
    """``models.CASCADE`` where the module is imported by ``from`` and nothing is imported out of it."""
    owner, _, last = qname.rpartition(".")
    if "." not in owner:
        return None
    for statement, _, _ in module.walk.imports:
        if isinstance(statement, ast.ImportFrom) and module.walk.absolute(statement) == owner:
            return None
    name = _module_as(module, owner, scope, replacing, (ast.ImportFrom,))
    return f"{name}.{last}" if name is not None else None


def _module_as(
    module: Module,
    owner: str,
    scope: Scope,
    replacing: Binding | None,
    kinds: tuple[type[ast.stmt], ...] = (ast.Import, ast.ImportFrom),
) -> str | None:
    """The name that an import at the top gives to a module, where ``scope`` can see it."""
    for name, bindings in module.walk.root.bindings.items():
        binding = bindings[0]
        if (
            binding.target == owner
            and len(bindings) == 1
            and binding is not replacing
            and isinstance(binding.node, kinds)
            and binding.branch is None
            and scope.owner(name) is module.walk.root
        ):
            return name
    return None


def _imported_as(
    module: Module, qname: str, scope: Scope, paths: Collection[str], but: Binding | None
) -> str | None:
    """The name that an import at the top gives to what one of the paths leads to, where ``scope`` can see it."""
    for name, bindings in module.walk.root.bindings.items():
        binding = bindings[0]
        if binding.kind is BindingKind.IMPORT and binding.target in paths and binding is not but:
            if len(bindings) == 1 and binding.branch is None and _dotted_ok(binding, qname):
                if scope.owner(name) is module.walk.root:
                    return name
    return None


def _dotted_ok(binding: Binding, qname: str) -> bool:
    """``import a.b`` binds ``a`` only; it is no import of ``a.b`` under one name."""
    alias = binding.alias
    return alias is not None and (
        isinstance(binding.node, ast.ImportFrom) or alias.asname is not None or "." not in alias.name
    )


def is_free(module: Module, name: str, scope: Scope, replacing: Binding | None = None) -> bool:
    """Whether a module-level import of ``name`` would change the meaning of nothing and be seen from ``scope``."""
    if name.startswith("__") and name.endswith("__"):
        return False  # each module has its own __name__, __doc__ and the like, and classes are made with them
    here: Scope | None = scope
    while here is not None:
        bound = here.bindings.get(name)
        if bound is not None and any(binding is not replacing for binding in bound):
            return False
        here = here.parent
    root = module.walk.root
    bound = root.bindings.get(name)
    if bound is not None and any(binding is not replacing for binding in bound):
        return False
    # A load that nothing binds means a builtin or a star import today, and would mean the new import tomorrow.
    return all(inner.owner(name) is not None for _, inner in module.walk.names.get(name, ()))


_Additions = dict[tuple[str, str, str, int], AddImport]
"""Imports to add, by module, name, local name and place."""

_Brought = dict[Scope, set[tuple[str, str, str]]]
"""What renamed imports bring to each scope whatever way the code runs: module, name and local name."""

# -- edits -----------------------------------------------------------------------------------------------------------


def edits_for(module: Module, requests: Sequence[ImportRequest]) -> list[Edit]:
    """The edits that carry out all requests; raises ``CannotRewrite`` when a statement cannot be changed."""
    additions: _Additions = {}
    by_statement: dict[ast.AST, dict[int, tuple[Binding, RenameImport | None]]] = {}
    for request in requests:
        if isinstance(request, AddImport):
            _wish(module, additions, request)
            continue
        aliases = by_statement.setdefault(request.binding.node, {})
        rename = request if isinstance(request, RenameImport) else None
        if rename is not None or id(request.binding.alias) not in aliases:
            aliases[id(request.binding.alias)] = (request.binding, rename)
    plans: dict[ast.AST, _Plan] = {}
    brought: _Brought = {}
    for node, changes in sorted(by_statement.items(), key=lambda item: module.span(item[0])):
        assert isinstance(node, ast.Import | ast.ImportFrom)
        plans[node] = _Plan(module, node, changes, additions)
        plans[node].drop_doubles(brought)
    top = brought.get(module.walk.root, set())
    wanted = [
        addition
        for key, addition in additions.items()
        if key[:3] not in top
        and not (key[3] == 0 and _stands(module, addition, plans))
        and (
            key[3] == 0
            or (*key[:3], 0) not in additions  # what the whole module has needs no import of its own
        )
    ]
    fresh = [addition for addition in wanted if not _joins(module, addition, plans)]
    edits: list[Edit] = []
    gone: list[ast.stmt] = []
    for node, plan in plans.items():
        if plan.empty:
            gone.append(plan.node)
        elif plan.changed:
            edits.append(Edit(*module.span(node), plan.render()))
    return edits + _place(module, fresh, gone)


def _wish(module: Module, additions: _Additions, addition: AddImport) -> None:
    """Note a wanted import, once for every place where it is to stand: the top of the module (0), or a statement."""
    near = addition.near
    top = near is None or (near.branch is None and module.scope_at(near.node).kind is ScopeKind.MODULE)
    place = 0 if top or near is None else id(near.node)
    additions.setdefault((addition.module, addition.name, addition.local, place), addition)


def _stands(module: Module, addition: AddImport, plans: dict[ast.AST, _Plan]) -> bool:
    """Whether a statement at the top brings the very name already, and is not changed in this pass."""
    target = f"{addition.module}.{addition.name}" if addition.module else addition.name
    return any(
        binding.kind is BindingKind.IMPORT
        and binding.target == target
        and binding.branch is None
        and _dotted_ok(binding, target)
        and binding.node not in plans
        for binding in module.walk.root.bindings.get(addition.local, ())
    )


def _joins(module: Module, addition: AddImport, plans: dict[ast.AST, _Plan]) -> bool:
    """Add a name to a statement that imports from its module, or will after this pass; False where there is none."""
    near = addition.near
    at_top = near is None or (near.branch is None and module.scope_at(near.node).kind is ScopeKind.MODULE)
    for node, scope, branch in module.walk.imports:
        if not isinstance(node, ast.ImportFrom) or node.names[0].name == "*":
            continue
        plan = plans.get(node)
        if plan is not None and plan.empty:
            continue
        source = (plan.new_source if plan is not None else None) or (node.module if node.level == 0 else None)
        if source != addition.module:
            continue
        if at_top and not (scope.kind is ScopeKind.MODULE and branch is None):
            continue
        if not at_top and (near is None or node is not near.node):
            continue
        if plan is None:
            plan = plans[node] = _Plan(module, node, {}, {})
        plan.add(addition.name, addition.local)
        return True
    return False


def _has_home(module: Module, node: ast.stmt, source: str) -> bool:
    """Whether what a statement at the top brings can as well be brought by another one, which imports from ``source``."""
    body = module.tree.body
    if (
        node not in body
        or "#" in module.text[module.span(node)[0] : module.lines.line_end(node.end_lineno or 1)]
    ):
        return False
    at = body.index(node)
    for index, one in enumerate(body):
        if isinstance(one, ast.ImportFrom) and one is not node and one.module == source and not one.level:
            between = body[at:index]
            if one.names[0].name != "*" and all(
                isinstance(other, ast.Import | ast.ImportFrom) for other in between
            ):
                return True
    return False


class _Plan:
    """What becomes of one import statement: names that stay, in order, and its module."""

    def __init__(
        self,
        module: Module,
        node: ast.Import | ast.ImportFrom,
        changes: dict[int, tuple[Binding, RenameImport | None]],
        additions: _Additions,
    ) -> None:
        self.module = module
        self.node = node
        self.source = module.walk.absolute(node) if isinstance(node, ast.ImportFrom) else ""
        self.new_source: str | None = None
        self.removed: set[int] = set()
        self.renamed: dict[int, tuple[str, str | None]] = {}
        self.added: list[tuple[str, str | None]] = []
        leaving: list[tuple[int, str, str, str]] = []
        for index, alias in enumerate(node.names):
            change = changes.get(id(alias))
            if change is None:
                continue
            binding, rename = change
            if rename is None:
                self.removed.add(index)
                continue
            target, _, name = rename.qname.rpartition(".")
            if isinstance(node, ast.Import):
                if alias.asname is None and rename.local == rename.qname.partition(".")[0]:
                    self.renamed[index] = (rename.qname, None)
                else:
                    # ``import a.b as c`` whose new home is no module is imported from its parent by the caller.
                    self.renamed[index] = (
                        rename.qname,
                        rename.local if rename.local != rename.qname else None,
                    )
            elif target == self.source:
                self.renamed[index] = (name, rename.local if rename.local != name else None)
            else:
                leaving.append((index, target, name, rename.local))
        everyone = len(self.removed) + len(leaving) == len(node.names)
        one_home = len({target for _, target, _, _ in leaving}) == 1
        if leaving and everyone and leaving[0][1] and one_home and not _has_home(module, node, leaving[0][1]):
            self.new_source = leaving[0][1]
            self.renamed.update(
                {index: (name, local if local != name else None) for index, _, name, local in leaving}
            )
        else:
            for index, target, name, local in leaving:
                self.removed.add(index)
                binding = changes[id(node.names[index])][0]
                _wish(module, additions, AddImport(target, name, local, binding))

    def drop_doubles(self, brought: _Brought) -> None:
        """A renamed import that says what another one already says, or says from now on, goes."""
        node, module = self.node, self.module
        if isinstance(node, ast.Import):
            return
        scope = next(scope for one, scope, _ in module.walk.imports if one is node)
        everywhere = all(branch is None for one, _, branch in module.walk.imports if one is node)
        kept: set[tuple[str, str]] = set()
        source = self.new_source or self.source
        for index, alias in enumerate(node.names):
            if index not in self.renamed and index not in self.removed:
                kept.add((alias.name, alias.asname or alias.name))
        for index, (name, asname) in sorted(self.renamed.items()):
            entry = (name, asname or name)
            elsewhere = any(
                binding.kind is BindingKind.IMPORT
                and binding.target == f"{source}.{name}"
                and binding.node is not node
                and binding.branch is None
                for binding in module.walk.root.bindings.get(entry[1], ())
            )
            known = brought.setdefault(scope, set())
            if entry in kept or elsewhere or (source, *entry) in known:
                self.removed.add(index)
                del self.renamed[index]
            elif everywhere and all(
                binding.kind is BindingKind.IMPORT for binding in scope.bindings.get(entry[1], ())
            ):
                known.add((source, *entry))
            kept.add(entry)

    def add(self, name: str, local: str) -> None:
        """Bring one more name, unless the statement brings it already."""
        entry = (name, None if local == name else local)
        for index, alias in enumerate(self.node.names):
            known = self.renamed.get(index, (alias.name, alias.asname))
            if index not in self.removed and (known[0], known[1] or known[0]) == (name, local):
                return
        if entry not in self.added:
            self.added.append(entry)

    @property
    def empty(self) -> bool:
        return len(self.removed) == len(self.node.names) and not self.added

    @property
    def changed(self) -> bool:
        return bool(self.removed or self.renamed or self.added or self.new_source)

    def render(self) -> str:
        import libcst as cst

        text = self.module.source_of(self.node)
        try:
            line = cst.parse_statement(text)
        except cst.ParserSyntaxError as error:
            raise CannotRewrite("the import statement cannot be read on its own") from error
        assert isinstance(line, cst.SimpleStatementLine)
        statement = line.body[0]
        assert isinstance(statement, cst.ImportFrom | cst.Import)
        names = list(statement.names) if not isinstance(statement.names, cst.ImportStar) else []
        kept: list[cst.ImportAlias] = []
        for index, alias in enumerate(names):
            if index in self.removed:
                continue
            if index in self.renamed:
                name, asname = self.renamed[index]
                alias = alias.with_changes(name=_dotted(name), asname=_asname(alias, asname))
            kept.append(alias)
        for name, asname in self.added:
            _insert(kept, name, asname)
        if kept and self.removed:
            last = kept[-1]
            if len(names) - 1 in self.removed:
                kept[-1] = last.with_changes(comma=names[-1].comma)
        if isinstance(statement, cst.ImportFrom):
            if self.new_source is not None:
                statement = statement.with_changes(module=_dotted(self.new_source), relative=())
            statement = statement.with_changes(names=kept)
        else:
            statement = statement.with_changes(names=kept)
        return cst.Module([], default_newline=self.module.source.newline).code_for_node(statement)


def _dotted(name: str) -> libcst.Name | libcst.Attribute:
    import libcst as cst

    node: cst.Name | cst.Attribute | None = None
    for part in name.split("."):
        node = cst.Name(part) if node is None else cst.Attribute(node, cst.Name(part))
    assert node is not None
    return node


def _asname(alias: libcst.ImportAlias, name: str | None) -> libcst.AsName | None:
    import libcst as cst

    if name is None:
        return None
    if alias.asname is not None:
        return alias.asname.with_changes(name=cst.Name(name))
    return cst.AsName(cst.Name(name))


def _insert(names: list[libcst.ImportAlias], name: str, asname: str | None) -> None:
    """Add a name where the order of the others asks for it, at the end where they have none."""
    import libcst as cst

    alias = cst.ImportAlias(cst.Name(name), cst.AsName(cst.Name(asname)) if asname else None)
    spelled = [_spelled(one) for one in names]
    at = len(names)
    keys: tuple[Callable[[str], Any], ...] = (str, str.lower, _isort_key)
    for key in keys:
        ordered = [key(one) for one in spelled]
        if ordered == sorted(ordered):
            mine = key(name)
            at = sum(1 for one in ordered if one < mine)
            break
    separator = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
    for one in names[:-1]:
        if isinstance(one.comma, cst.Comma):
            separator = one.comma.with_changes(
                whitespace_after=_without_comment(one.comma.whitespace_after),
                whitespace_before=cst.SimpleWhitespace(""),
            )
            break
    if at < len(names):
        names.insert(at, alias.with_changes(comma=separator))
        return
    if names:
        trailing = names[-1].comma
        if isinstance(trailing, cst.Comma):
            # One name a line with a trailing comma: the new one gets the line end of the last.
            between = separator if len(names) > 1 else trailing
            if len(names) == 1:
                between = trailing
            names[-1] = names[-1].with_changes(
                comma=trailing if "#" in cst.Module([]).code_for_node(trailing) else between
            )
            alias = alias.with_changes(comma=cst.Comma(whitespace_after=cst.SimpleWhitespace("")))
            alias = alias.with_changes(
                comma=trailing.with_changes(whitespace_after=_without_comment(trailing.whitespace_after))
            )
        else:
            names[-1] = names[-1].with_changes(comma=separator)
    names.append(alias)


def _without_comment(space: libcst.BaseParenthesizableWhitespace) -> libcst.BaseParenthesizableWhitespace:
    import libcst as cst

    if isinstance(space, cst.ParenthesizedWhitespace):
        return space.with_changes(
            first_line=space.first_line.with_changes(comment=None, whitespace=cst.SimpleWhitespace("")),
            empty_lines=[],
        )
    return space


def _spelled(alias: libcst.ImportAlias) -> str:
    name = alias.name
    return name.value if not hasattr(name, "attr") else ""


def _isort_key(name: str) -> tuple[int, str]:
    if name.isupper() and len(name) > 1:
        return 0, name
    return (1 if name[:1].isupper() else 2), name


# -- placing new statements --------------------------------------------------------------------------------------------


def _place(module: Module, additions: list[AddImport], gone: list[ast.stmt]) -> list[Edit]:
    """Edits for names that need a statement of their own, and for statements that lost all their names."""
    edits: list[Edit] = []
    fresh: dict[tuple[str, int], list[AddImport]] = {}
    beside: dict[int, Binding] = {}
    for addition in additions:
        near = addition.near
        if near is None or (near.branch is None and module.scope_at(near.node).kind is ScopeKind.MODULE):
            fresh.setdefault((addition.module, 0), []).append(addition)
        else:
            beside[id(near.node)] = near
            fresh.setdefault((addition.module, id(near.node)), []).append(addition)
    leftover = list(gone)
    placed: dict[tuple[int, str, str], list[str]] = {}
    for (source, near_id), group in sorted(fresh.items(), key=lambda item: item[0]):
        text = _statement_text(source, group)
        if near_id:
            near_node = beside[near_id].node
            assert isinstance(near_node, ast.stmt)
            if near_node in leftover:
                leftover.remove(near_node)
                edits.append(Edit(*module.span(near_node), text))
            else:
                edits.append(statements.insert_before(module, near_node, text))
            continue
        section = 1 if (source or group[0].name).partition(".")[0] in _standard_library() else 2
        takes = next(
            (
                node
                for node in leftover
                if _fits(module, node, group)
                and isinstance(node, ast.Import | ast.ImportFrom)
                and _section(node) == section
            ),
            None,
        )
        if takes is not None:
            leftover.remove(takes)
            edits.append(Edit(*module.span(takes), text))
        else:
            offset, above, below = _top_place(module, source or group[0].name, text)
            placed.setdefault((offset, above, below), []).append(text)
    newline = module.source.newline
    for (offset, above, below), texts in placed.items():
        lines = sorted(texts, key=lambda line: (line.startswith("from "), line.split()[1]))
        edits.append(Edit(offset, offset, above + newline.join(lines) + below))
    if leftover:
        edits += statements.remove(module, *leftover)
    return edits


def _fits(module: Module, node: ast.stmt, group: list[AddImport]) -> bool:
    """Whether a statement that goes stands where one of its successors may stand."""
    return any(addition.near is not None and addition.near.node is node for addition in group)


def _statement_text(source: str, group: list[AddImport]) -> str:
    if not source:
        return "\n".join(
            f"import {one.name}"
            + (f" as {one.local}" if one.local not in (one.name, one.name.partition(".")[0]) else "")
            for one in group
        )
    names = sorted(
        (one.name if one.local == one.name else f"{one.name} as {one.local}" for one in group),
        key=_isort_key,
    )
    return f"from {source} import {', '.join(names)}"


def _top_place(module: Module, source: str, text: str) -> tuple[int, str, str]:
    """Where a new import at the top of the module goes: an offset, and what stands above and below it.

    Imports come in sections (``__future__``, the standard library, packages, relative ones); the new one joins its
    section where there is one, in the order of names, and opens it with a blank line where there is none.
    """
    newline = module.source.newline
    zone = _import_zone(module)
    lines = module.lines

    def before(statement: ast.stmt, blank: str = "") -> tuple[int, str, str]:
        line = lines.position(module.span(statement)[0])[0]
        return lines.line_start(line), "", newline + blank

    def after(statement: ast.stmt, blank: str = "") -> tuple[int, str, str]:
        line = lines.position(module.span(statement)[1])[0]
        if line < lines.count:
            return lines.line_start(line + 1), blank, newline
        return lines.line_end(line), newline + blank, ""

    section = 1 if source.partition(".")[0] in _standard_library() else 2
    key = (text.startswith("from "), source)
    mine = [node for node in zone if _section(node) == section]
    if mine:
        top = source.partition(".")[0]
        alike = [node for node in mine if _top(node) == top and isinstance(node, ast.ImportFrom) == key[0]]
        smaller = [node for node in alike or mine if _key(node) <= key]
        return after(smaller[-1]) if smaller else before((alike or mine)[0])
    earlier = [node for node in zone if _section(node) < section]
    if earlier:
        return after(earlier[-1], newline)
    if zone:
        return before(zone[0], newline)
    body = module.tree.body
    if (
        body
        and isinstance(body[0], ast.Expr)
        and isinstance(body[0].value, ast.Constant)
        and isinstance(body[0].value.value, str)
    ):
        return after(body[0], newline)
    if body:
        return before(body[0], newline)
    return len(module.text), "", newline


def _section(node: ast.Import | ast.ImportFrom) -> int:
    """0 for ``__future__``, 1 for the standard library, 2 for packages, 3 for relative imports."""
    if isinstance(node, ast.ImportFrom) and node.level:
        return 3
    top = _top(node)
    return 0 if top == "__future__" else 1 if top in _standard_library() else 2


def _key(node: ast.Import | ast.ImportFrom) -> tuple[bool, str]:
    if isinstance(node, ast.ImportFrom):
        return True, node.module or ""
    return False, node.names[0].name


def _standard_library() -> frozenset[str]:

    return sys.stdlib_module_names


def _import_zone(module: Module) -> list[ast.Import | ast.ImportFrom]:
    """The import statements before the first definition of the module."""
    zone: list[ast.Import | ast.ImportFrom] = []
    for statement in module.tree.body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            zone.append(statement)
        elif isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or (
            zone and not isinstance(statement, ast.Try | ast.If | ast.Expr | ast.Assign)
        ):
            break
    return zone


def _top(node: ast.Import | ast.ImportFrom) -> str:
    if isinstance(node, ast.ImportFrom):
        return "" if node.level else (node.module or "").partition(".")[0]
    return node.names[0].name.partition(".")[0]


# -- what became unused ------------------------------------------------------------------------------------------------


def unused_after(before: Module, after: Module) -> list[Binding]:
    """Imports of ``after`` that were used in ``before`` and are used no more.

    One that nothing has used before stands for its own sake: it registers something, or tells whether there is a library.
    """
    unused: list[Binding] = []
    wanted = {*(after.dunder_all or ()), *after.names_in_doctests}
    for name, imported in _imported(after.walk.root):
        if name in wanted or _read(after, name) or not _read(before, name):
            continue
        unused += [binding for binding in imported if not _kept_by_comment(after, binding)]
    functions: dict[tuple[str, ...], list[Scope]] | None = None
    for scope in _functions(after):
        for name, imported in _imported(scope):
            if name not in before.walk.names or _read(after, name, scope):
                continue
            if functions is None:
                functions = {}
                for one in _functions(before):
                    functions.setdefault(_path(one), []).append(one)
            # Functions of one name (in the arms of a condition, say) cannot be told apart: then all must have used it.
            known = [one for one in functions.get(_path(scope), ()) if name in one.bindings]
            if known and all(_read(before, name, one) for one in known):
                unused += [binding for binding in imported if not _kept_by_comment(after, binding)]
    return unused


def _functions(module: Module) -> Iterator[Scope]:
    return (scope for scope in module.walk.scope_of.values() if scope.kind is ScopeKind.FUNCTION)


def _path(scope: Scope) -> tuple[str, ...]:
    """The names of the classes and functions that a scope stands in, its own the last."""
    names: list[str] = []
    here: Scope | None = scope
    while here is not None:
        names.append(getattr(here.node, "name", ""))
        here = here.parent
    return tuple(reversed(names))


def _imported(scope: Scope) -> Iterator[tuple[str, list[Binding]]]:
    """The names that a scope has from imports, with these."""
    for name, bindings in scope.bindings.items():
        imported = [binding for binding in bindings if binding.kind is BindingKind.IMPORT]
        if imported:
            yield name, imported


def _read(module: Module, name: str, owner: Scope | None = None) -> bool:
    """Whether a load of ``name``, or a ``del``, means, or may mean, what the scope ``owner`` (the module by itself) binds."""
    wanted = owner or module.walk.root
    if any(one.kind is BindingKind.DELETE for one in wanted.bindings.get(name, ())):
        return True
    for _, scope in module.walk.names.get(name, ()):
        found = scope.owner(name)
        # In a class body a name means what is outside until the class binds it.
        if found is wanted or found is None or found.kind is ScopeKind.CLASS:
            return True
    return False


def _kept_by_comment(module: Module, binding: Binding) -> bool:
    """``# noqa`` on an import says that it stands for its own sake."""
    node = binding.node
    first, last = node.lineno, node.end_lineno or node.lineno  # type: ignore[attr-defined]
    alias = binding.alias
    lines = {first, last}
    if alias is not None:
        lines.add(alias.lineno)
    return any("noqa" in module.lines.line_text(line).partition("#")[2].lower() for line in lines)
