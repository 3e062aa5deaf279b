"""A parsed Python file: where its nodes stand in the text, and what its names stand for inside the file."""

from __future__ import annotations

import ast
import builtins
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeVar

from codemods.files.text import LineIndex, SourceText
from codemods.findings import Place
from codemods.source.parents import Parents, descendants, nodes_on
from codemods.source.scopes import Binding, BindingKind, Branch, Scope, ScopeKind, position
from codemods.source.walk import Walk

__all__ = ["Module", "Resolution", "chain_of"]

_BUILTINS = frozenset(dir(builtins)) | {
    "__file__",
    "__name__",
    "__path__",
    "__package__",
    "__spec__",
    "__loader__",
}
_Node = TypeVar("_Node", bound=ast.AST)
_GUARD_NAMES = frozenset(
    [
        "ImportError",
        "ModuleNotFoundError",
        "PY2",
        "PY3",
        "VERSION",
        "__version__",
        "get_version",
        "hasattr",
        "version_info",
    ]
)
_SPACES = re.compile(r"[ \t\f]*")
_EXAMPLE_LINE = re.compile(r"^[ \t]*(?:>>>|\.\.\.) (.*)", re.MULTILINE)
_WORD = re.compile(r"[^\W\d]\w*")
_WORD_CHARACTERS = bytes(
    code if code > 127 or chr(code).isalnum() or chr(code) == "_" else 32 for code in range(256)
)
_GOOD_FSTRING_PLACES = sys.version_info >= (3, 12)


class Resolution(NamedTuple):
    """What a name can stand for: absolute dotted names, and the bindings that say so.

    ``certain`` is true when there is one answer whatever way the code runs.
    """

    targets: tuple[str, ...]
    certain: bool
    bindings: tuple[Binding, ...]


_UNKNOWN = Resolution((), False, ())


def _is_none(binding: Binding) -> bool:
    value = binding.value if binding.kind is BindingKind.ASSIGN else None
    return isinstance(value, ast.Constant) and value.value is None


def chain_of(node: ast.AST) -> tuple[ast.Name, tuple[str, ...]] | None:
    """The root name and the attributes of ``a.b.c``; None for anything that is no plain chain."""
    if node.__class__ is ast.Attribute and node.value.__class__ is ast.Name:
        return node.value, (node.attr,)
    attributes: list[str] = []
    while isinstance(node, ast.Attribute):
        attributes.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        return node, tuple(reversed(attributes))
    return None


class Module:
    """One Python file under analysis.

    ``path`` is relative to the root of the run; ``names`` are the dotted names that it can be imported by, the most
    likely first (none for a script). Raises ``SyntaxError`` when the text is no Python of the running interpreter.
    """

    def __init__(
        self,
        path: str,
        source: SourceText,
        names: tuple[str, ...] = (),
        tree: ast.Module | None = None,
        walk: Walk | None = None,
    ) -> None:
        self.path = path
        self.source = source
        self.text = source.text
        self.names = names
        self.is_package = path.endswith("__init__.py")
        self._name_scopes: dict[str, dict[ast.AST, Scope]] = {}
        self.tree = parse(source.text) if tree is None else tree
        self.walk = Walk(self.tree, self.package) if walk is None else walk

    @property
    def name(self) -> str:
        return self.names[0] if self.names else ""

    @property
    def package(self) -> str:
        """The dotted name that relative imports in this file start from."""
        return self.name if self.is_package else self.name.rpartition(".")[0]

    @cached_property
    def lines(self) -> LineIndex:
        return LineIndex(self.text)

    @cached_property
    def top_names(self) -> dict[str, Binding]:
        """The names that one statement binds at the top of the file and nothing else does anywhere, with what binds them."""
        elsewhere: set[str] = set()
        for scope in self.walk.scope_of.values():
            if scope.parent is not None:
                elsewhere.update(scope.bindings)
        return {
            name: bindings[0]
            for name, bindings in self.walk.root.bindings.items()
            if len(bindings) == 1 and name not in elsewhere
        }

    @cached_property
    def words(self) -> set[bytes]:
        """The words of the text, comments and strings included, in UTF-8; what is not ASCII belongs to words."""
        return set(self.text.encode("utf-8", "replace").translate(_WORD_CHARACTERS).split())

    @cached_property
    def names_in_doctests(self) -> frozenset[str]:
        """The words of the examples in docstrings, which doctest runs with the names of the module."""
        if ">>> " not in self.text:
            return frozenset()
        examples = (
            line
            for text in self.texts(">>> ")
            for line in _EXAMPLE_LINE.findall(text.value)  # type: ignore[arg-type]
        )
        return frozenset(word for line in examples for word in _WORD.findall(line))

    @cached_property
    def holds_guards(self) -> bool:
        """Whether a name stands in the file that conditions on versions are made of."""
        walk = self.walk
        if not (_GUARD_NAMES.isdisjoint(walk.names) and _GUARD_NAMES.isdisjoint(walk.attributes)):
            return True
        if any(_asks_for_member(walk.calls.get(node)) for node, _ in walk.names.get("getattr", ())):
            return True
        return any(
            alias.name in _GUARD_NAMES for statement, _, _ in walk.imports for alias in statement.names
        )

    # -- places --------------------------------------------------------------------------------------------------

    def span(self, node: ast.AST) -> tuple[int, int]:
        """First and one-past-last character offset of a node; decorators belong to what they decorate."""
        line, column = node.lineno, node.col_offset  # type: ignore[attr-defined]
        decorators = getattr(node, "decorator_list", None)
        if decorators:
            first = decorators[0]
            start = self.lines.offset(first.lineno, first.col_offset)
            start = self.text.rindex("@", 0, start)
        else:
            start = self.lines.offset(line, column)
        return start, self.lines.offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]

    def source_of(self, node: ast.AST) -> str:
        """The exact text of a node."""
        start, end = self.span(node)
        return self.text[start:end]

    def place(self, node: ast.AST) -> Place:
        """The span of a node as lines, columns and offsets."""
        return self.lines.place(*self.span(node))

    def indent_of(self, statement: ast.AST) -> str:
        """The white space that a statement's line begins with."""
        start = self.lines.line_start(self.lines.position(self.span(statement)[0])[0])
        match = _SPACES.match(self.text, start)
        return match[0] if match else ""

    @cached_property
    def parents(self) -> Parents:
        """Every node's parent, found out where it is asked for."""
        return Parents(self.tree)

    @cached_property
    def _by_type(self) -> dict[type, list[ast.AST]]:
        return _sorted_out(descendants(self.tree, statements=False))

    @cached_property
    def _statements_by_type(self) -> dict[type, list[ast.AST]]:
        return _sorted_out(descendants(self.tree, statements=True))

    def nodes(self, *kinds: type[_Node], near: str | Iterable[str] = ()) -> list[_Node]:
        """Every node of the given types, in no particular order; cheap however often it is asked.

        With ``near`` only those of statements that hold one of the words on their lines, which takes no time elsewhere.
        """
        if near:
            words = (near,) if isinstance(near, str) else near
            lines = sorted({self.lines.position(at)[0] for word in words for at in _places(self.text, word)})
            return [node for node in nodes_on(self.tree, lines) if isinstance(node, kinds)]
        found: list[ast.AST] = []
        for kind in kinds:
            if kind is ast.Call:
                found += self.walk.calls.values()
            elif kind is ast.comprehension:
                found += [one for node in self.walk.scope_of for one in getattr(node, "generators", ())]
            elif kind is ast.ClassDef:
                found += [node for node, _, _ in self.walk.classes]
            elif kind is ast.FunctionDef or kind is ast.AsyncFunctionDef:
                found += [node for node, _ in self.walk.functions if node.__class__ is kind]
            elif kind in self.walk.branching:
                found += self.walk.branching[kind]
            elif issubclass(kind, ast.stmt):
                found += self._statements_by_type.get(kind, ())
            else:
                found += self._by_type.get(kind, ())
        return found  # type: ignore[return-value]

    def texts(self, *words: str) -> list[ast.Constant]:
        """The strings that hold one of the words, in no particular order."""
        texts = self.walk.texts
        found = [[node for node in texts if word in node.value] for word in words]  # type: ignore[operator]
        return found[0] if len(found) == 1 else list(dict.fromkeys(chain.from_iterable(found)))

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes around ``node``, innermost first, the module last."""
        return self.parents.chain(node)

    def statement_of(self, node: ast.AST) -> ast.stmt:
        """The smallest statement that holds ``node`` (itself when it is one)."""
        if isinstance(node, ast.stmt):
            return node
        for ancestor in self.ancestors(node):
            if isinstance(ancestor, ast.stmt):
                return ancestor
        raise ValueError("The node stands in no statement of this module.")

    def in_fstring(self, node: ast.AST) -> bool:
        """Whether the interpreter's positions for ``node`` cannot be trusted (f-strings before Python 3.12)."""
        if _GOOD_FSTRING_PLACES or not self.walk.fstrings:
            return False
        return any(isinstance(ancestor, ast.JoinedStr) for ancestor in self.ancestors(node))

    def scope_at(self, node: ast.AST) -> Scope:
        """The scope that the expression or statement ``node`` is evaluated in."""
        root: ast.AST = node
        while isinstance(root, ast.Attribute | ast.Call):
            root = root.func if isinstance(root, ast.Call) else root.value
        if isinstance(root, ast.Name):  # the walk has seen it: no need of everything's parents
            known = self._scopes_of(root.id).get(root)
            if known is not None:
                return known
        inside: ast.AST = node
        for ancestor in self.ancestors(node):
            scope = self.walk.scope_of.get(ancestor)
            if scope is not None and not _in_header(ancestor, inside):
                return scope
            inside = ancestor
        return self.walk.root

    def _scopes_of(self, name: str) -> dict[ast.AST, Scope]:
        """The scopes of all places where a name is loaded."""
        scopes = self._name_scopes.get(name)
        if scopes is None:
            scopes = self._name_scopes[name] = {}
            for node, scope in self.walk.names.get(name, ()):
                root: ast.AST = node
                while root.__class__ is ast.Attribute:
                    root = root.value
                scopes[root] = scope
        return scopes

    def branch_at(self, node: ast.AST) -> Branch | None:
        """The arms of conditional statements that ``node`` stands in, up to its own scope."""
        arms: list[tuple[ast.stmt, str]] = []
        inside: ast.AST = node
        for ancestor in self.ancestors(node):
            if ancestor in self.walk.scope_of and not _in_header(ancestor, inside):
                break
            arm = _arm(ancestor, inside)
            if arm is not None and isinstance(ancestor, ast.stmt):
                arms.append((ancestor, arm))
            if not isinstance(ancestor, ast.ExceptHandler | ast.match_case):
                inside = ancestor
        branch: Branch | None = None
        for statement, arm in reversed(arms):
            branch = Branch(branch, statement, arm)
        return branch

    # -- names ---------------------------------------------------------------------------------------------------

    def resolve(self, node: ast.AST, scope: Scope | None = None) -> Resolution:
        """What a name or attribute chain stands for, as far as this file alone can tell."""
        chain = chain_of(node)
        if chain is None:
            return _UNKNOWN
        root, attributes = chain
        found = self.lookup(root.id, scope or self.scope_at(root), root, owns=bool(attributes))
        if not attributes or not found.targets:
            return found
        tail = "." + ".".join(attributes)
        return Resolution(tuple(target + tail for target in found.targets), found.certain, found.bindings)

    def lookup(
        self, name: str, scope: Scope, at: ast.AST | None = None, depth: int = 0, *, owns: bool = False
    ) -> Resolution:
        """What ``name`` stands for when loaded in ``scope``; ``at`` is the loading node.

        With ``owns`` an attribute is read of it, so that it is not the None that an import shim falls back to.
        """
        owner = scope.owner(name)
        if owner is None:
            stars = self.walk.stars
            if not stars or name in _BUILTINS:
                return _UNKNOWN
            targets = tuple(f"{module}.{name}" for module, _ in stars)
            return Resolution(targets, False, tuple(binding for _, binding in stars))
        bindings = owner.bindings[name]
        if len(bindings) == 1:
            binding = bindings[0]
            only = self.target_of(binding, owner, depth)
            return _UNKNOWN if only is None else Resolution((only,), True, (binding,))
        bindings = self._reaching(bindings, owner, scope, at)
        if owns and len(bindings) > 1:
            bindings = [binding for binding in bindings if not _is_none(binding)] or bindings
        targets_found: list[str] = []
        certain = True
        for binding in bindings:
            target = self.target_of(binding, owner, depth)
            if target is None:
                certain = False
            elif target not in targets_found:
                targets_found.append(target)
        if not targets_found:
            return _UNKNOWN
        return Resolution(tuple(targets_found), certain and len(targets_found) == 1, tuple(bindings))

    def target_of(self, binding: Binding, owner: Scope, depth: int = 0) -> str | None:
        """The absolute dotted name that one binding gives, None for values that have no name."""
        kind = binding.kind
        if kind is BindingKind.IMPORT:
            return binding.target
        if kind is BindingKind.CLASS or kind is BindingKind.FUNCTION:
            qualname = self.qualname(binding.name, owner, local=kind is BindingKind.CLASS)
            return f"{self.name}.{qualname}" if qualname and self.name else (f"?.{binding.name}")
        if kind is BindingKind.ASSIGN and binding.value is not None and depth < 4:
            chain = chain_of(binding.value)
            if chain is not None:
                root, attributes = chain
                if root.id == binding.name and not attributes:
                    return None
                found = self.lookup(root.id, owner, root, depth + 1)
                if found.certain:
                    return ".".join([found.targets[0], *attributes])
            if owner.kind is ScopeKind.MODULE and self.name and chain is None:
                return f"{self.name}.{binding.name}"
        return None

    def qualname(self, name: str, owner: Scope, local: bool = False) -> str | None:
        """``Outer.name`` for something bound in a class body, ``name`` at module level, None inside functions.

        With ``local`` it is ``function.<locals>.name`` there, as Python itself has it.
        """
        parts = [name]
        scope: Scope | None = owner
        while scope is not None and scope.kind is not ScopeKind.MODULE:
            own = getattr(scope.node, "name", "")  # none of a lambda or comprehension
            if not own or (scope.kind is ScopeKind.FUNCTION and not local):
                return None
            parts.append(own if scope.kind is ScopeKind.CLASS else f"{own}.<locals>")
            scope = scope.parent
        if scope is None or scope.kind is not ScopeKind.MODULE:
            return None
        return ".".join(reversed(parts))

    def _reaching(
        self, bindings: list[Binding], owner: Scope, scope: Scope, at: ast.AST | None
    ) -> list[Binding]:
        """Those of several bindings of one name that a load at ``at`` can see."""
        here: Branch | None = None
        candidates = bindings
        if owner is scope and at is not None and hasattr(at, "lineno"):
            here = self.branch_at(at)
            where = position(at)
            before = [binding for binding in bindings if binding.effect < where]
            loop = _loop_of(here)
            if before and (loop is None or not any(_inside(binding, loop) for binding in bindings)):
                candidates = before
        reaching: list[Binding] = []
        for binding in reversed(candidates):
            if binding.kind is BindingKind.DELETE and not reaching and binding.branch is None:
                return [binding]
            if _exclusive(binding.branch, here):
                continue
            reaching.append(binding)
            if binding.branch is None or _contains(binding.branch, here):
                break
        return reaching or [candidates[-1]]

    def undefined(self) -> set[str]:
        """Names that are loaded, deleted or offered and that nothing defines; empty where a star import may define any."""
        if self.walk.stars:
            return set()
        missing = (self.dunder_all or {}).keys() - self.walk.root.bindings.keys()
        for name, uses in self.walk.names.items():
            if name in _BUILTINS:
                continue
            for _, scope in uses:
                if scope.owner(name) is None:
                    missing.add(name)
                    break
        for scope in self.walk.scope_of.values():
            for name, bindings in scope.bindings.items():
                if all(one.kind is BindingKind.DELETE for one in bindings):
                    missing.add(name)
        return missing

    @cached_property
    def dunder_all(self) -> dict[str, ast.Constant] | None:
        """The names that a literal ``__all__`` lists, with their nodes; None where there is no ``__all__``."""
        found: dict[str, ast.Constant] | None = None
        for statement in self.tree.body:
            values: ast.expr | None = None
            if isinstance(statement, ast.Assign | ast.AugAssign | ast.AnnAssign):
                targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
                if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
                    values = statement.value
            if values is not None:
                found = {} if found is None else found
                for part in ast.walk(values):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        found[part.value] = part
        return found


def _asks_for_member(call: ast.Call | None) -> bool:
    """``getattr(BaseCommand, "add_arguments", None)``, which may stand where ``hasattr()`` does."""
    if call is None or len(call.args) != 3 or getattr(call.args[0], "id", "") == "settings":
        return False
    return isinstance(call.args[2], ast.Constant) and not call.args[2].value


def parse(text: str) -> ast.Module:
    """``ast.parse`` with the warnings of odd escapes kept from the user; raises ``SyntaxError``."""
    try:
        return ast.parse(text)
    except (ValueError, RecursionError, MemoryError) as error:
        raise SyntaxError(f"The file cannot be parsed ({error}).") from None


def _places(text: str, word: str) -> Iterator[int]:
    """The offsets of a word in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _sorted_out(nodes: Iterable[ast.AST]) -> dict[type, list[ast.AST]]:
    found: dict[type, list[ast.AST]] = {}
    for node in nodes:
        found.setdefault(node.__class__, []).append(node)
    return found


def _in_header(owner: ast.AST, child: ast.AST) -> bool:
    """Whether ``child`` is evaluated outside the scope that ``owner`` opens (decorators, defaults, bases …)."""
    if isinstance(owner, ast.FunctionDef | ast.AsyncFunctionDef):
        return not isinstance(child, ast.stmt) or child not in owner.body
    if isinstance(owner, ast.ClassDef):
        return not isinstance(child, ast.stmt) or child not in owner.body
    if isinstance(owner, ast.Lambda):
        return child is owner.args
    if isinstance(owner, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        return False
    return False


def _arm(statement: ast.AST, child: ast.AST) -> str | None:
    if isinstance(statement, ast.If | ast.For | ast.AsyncFor | ast.While):
        if isinstance(child, ast.stmt):
            return "orelse" if child in statement.orelse else "body"
        return None
    if isinstance(statement, ast.Try) or type(statement).__name__ == "TryStar":
        if child in statement.body:  # type: ignore[attr-defined]
            return "body"
        for number, handler in enumerate(statement.handlers):  # type: ignore[attr-defined]
            if child in handler.body or child is handler:
                return f"handler{number}"
        if child in statement.orelse:  # type: ignore[attr-defined]
            return "orelse"
        return None
    if isinstance(statement, ast.Match):
        for number, case in enumerate(statement.cases):
            if child in case.body:
                return f"case{number}"
    return None


def _loop_of(branch: Branch | None) -> ast.stmt | None:
    outermost: ast.stmt | None = None
    while branch is not None:
        if isinstance(branch.node, ast.For | ast.AsyncFor | ast.While):
            outermost = branch.node
        branch = branch.parent
    return outermost


def _inside(binding: Binding, statement: ast.stmt) -> bool:
    branch = binding.branch
    while branch is not None:
        if branch.node is statement:
            return True
        branch = branch.parent
    return False


def _contains(outer: Branch, inner: Branch | None) -> bool:
    """Whether whoever runs in ``inner`` has also run through ``outer``."""
    while inner is not None:
        if inner.node is outer.node and inner.arm == outer.arm:
            return True
        inner = inner.parent
    return False


def _exclusive(one: Branch | None, other: Branch | None) -> bool:
    """Whether two places stand in different arms of the same ``if`` (not ``try``: its arms can both run)."""
    arms: dict[int, str] = {}
    while one is not None:
        if isinstance(one.node, ast.If):
            arms[id(one.node)] = one.arm
        one = one.parent
    while other is not None:
        if arms.get(id(other.node), other.arm) != other.arm:
            return True
        other = other.parent
    return False
