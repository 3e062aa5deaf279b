"""A place that a rule is asked about, and everything that the rule may ask and do there.

A rule reads the syntax tree (``ast``) and answers with ``fix``, ``suggest`` or ``flag``. The edits of an answer are made
with the methods below; none of them needs an offset, and imports look after themselves.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

from codemods.findings import Edit, Verdict
from codemods.releases import Range
from codemods.rewrite import headers, statements
from codemods.rewrite.answer import (
    AddImport,
    Answer,
    CannotRewrite,
    ImportRequest,
    RemoveImport,
    RenameImport,
)
from codemods.rewrite.calls import CallEditor
from codemods.rewrite.imports import is_free, local_name
from codemods.rewrite.plain_calls import edit_call
from codemods.source.bases import base_expressions
from codemods.source.module import Module, Resolution
from codemods.source.scopes import Binding, BindingKind, Scope, ScopeKind

if TYPE_CHECKING:
    from codemods.index.index import Index
    from codemods.rules.rule import Rule
    from codemods.source.inference import Inferred

__all__ = ["CallEditor", "CannotRewrite", "Site"]

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Site:
    """One place: ``node`` in ``module``, seen by ``rule`` because of the name ``qname``.

    ``certain`` is false where the name may also stand for something else; a fix needs certainty, so ``fix`` then
    answers with a flag by itself. ``direct`` is false where the name comes through another module of the repository
    (which is fixed there). ``kind`` is "import", "use", "string", "class", "method", "module" or, for settings,
    "assign", "keyword", "read", "write", "string". What all sites of a file share is given first; ``reserved`` are the
    names that the fixes of the file import.
    """

    def __init__(
        self,
        module: Module,
        index: Index,
        reserved: dict[str, str],
        roles: frozenset[str],
        rule: Rule,
        node: ast.AST,
        scope: Scope,
        qname: str = "",
        kind: str = "use",
        certain: bool = True,
        direct: bool = True,
        binding: Binding | None = None,
    ) -> None:
        self.rule = rule
        self.module = module
        self.index = index
        self.node = node
        self.scope = scope
        self.qname = qname
        self.kind = kind
        self.certain = certain
        self.direct = direct
        self.binding = binding
        self.roles = roles
        self.project: object = None
        self._reserved = reserved
        self._imports: list[ImportRequest] = []

    def copy(self) -> Site:
        """The same place, for answers of which nothing is to stay: names that they reserve, imports that they ask for."""
        other = copy(self)
        other._reserved = dict(self._reserved)
        other._imports = []
        return other

    # -- asking: the surroundings --------------------------------------------------------------------------------------

    @property
    def range(self) -> Range:
        return self.rule.range

    @property
    def parent(self) -> ast.AST | None:
        return self.module.parents.get(self.node)

    @cached_property
    def call(self) -> ast.Call | None:
        """The call whose callee ``node`` is; ``node`` itself where it is a call."""
        if isinstance(self.node, ast.Call):
            return self.node
        return self.module.walk.calls.get(self.node)

    @cached_property
    def statement(self) -> ast.stmt:
        return self.module.statement_of(self.node)

    @cached_property
    def function(self) -> Function | None:
        """The function that the place stands in."""
        for ancestor in self.module.ancestors(self.node):
            if isinstance(ancestor, Function):
                return ancestor
        return None

    @cached_property
    def class_(self) -> ast.ClassDef | None:
        """The class that the place stands in (nearest)."""
        for ancestor in self.module.ancestors(self.node):
            if isinstance(ancestor, ast.ClassDef):
                return ancestor
        return None

    def source(self, node: ast.AST) -> str:
        """The exact text of a node."""
        return self.module.source_of(node)

    def resolve(self, node: ast.AST | None, certain: bool = True) -> str | None:
        """The final absolute name that an expression stands for (re-exports followed); None when not known."""
        if node is None:
            return None
        found: Resolution = self.module.resolve(node)
        if not found.targets or (certain and not found.certain):
            return None
        named = self.index.name(found.targets[0])
        return named.qname if named.certain or not certain else None

    def is_name(self, node: ast.AST | None, *qnames: str) -> bool:
        """Whether an expression stands for one of Django's names, by whatever path it was imported."""
        found = self.resolve(node)
        if found is None:
            return False
        if found in qnames:
            return True
        from codemods.django import api

        return not api.equivalents(found).isdisjoint(qnames)

    def infer(self, node: ast.AST) -> Inferred | None:
        """What class an expression's value is an instance of, where anything is known."""
        from codemods.source.inference import infer

        return infer(self, node)

    def descends(self, node: ast.ClassDef, *bases: str) -> bool:
        """Whether a class statement of this module descends from one of the classes."""
        ancestry: set[str] = set()
        for base in base_expressions(node):
            found = self.resolve(base, certain=False)
            if found is not None:
                ancestry.update(self.index.ancestry(found))
        return not ancestry.isdisjoint(bases)

    def argument(self, call: ast.Call, name: str, position: int | None = None) -> ast.expr | None:
        """The value of an argument by keyword or 0-based position; None where it is not given (or starred)."""
        for keyword in call.keywords:
            if keyword.arg == name:
                return keyword.value
        if position is not None and len(call.args) > position:
            if not any(isinstance(one, ast.Starred) for one in call.args[: position + 1]):
                return call.args[position]
        return None

    def has_stars(self, call: ast.Call) -> bool:
        """Whether a call hands on ``*args`` or ``**kwargs``."""
        return any(isinstance(one, ast.Starred) for one in call.args) or any(
            keyword.arg is None for keyword in call.keywords
        )

    def keyword(self, call: ast.Call, name: str) -> ast.keyword | None:
        return next((keyword for keyword in call.keywords if keyword.arg == name), None)

    def given(self) -> ast.expr | None:
        """The value that the setting of this site is given here: by an assignment, or by a keyword of a call."""
        node = self.node
        if self.kind == "assign" and isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            return node.value
        if self.kind == "keyword" and isinstance(node, ast.Call):
            keyword = self.keyword(node, self.qname)
            return keyword.value if keyword is not None else None
        return None

    def value_of(self, name: str) -> ast.expr | None:
        """The value that the module's only assignment to ``name`` gives it."""
        found = self.module.walk.root.bindings.get(name, [])
        return found[0].value if len(found) == 1 else None

    # -- doing: pieces of an answer --------------------------------------------------------------------------------------

    def need(self, qname: str, near: ast.AST | None = None) -> str:
        """The local name for one of Django's names, imported when the answer is applied.

        ``a.b.C`` is imported as ``from a.b import C``; a module ``a.b`` the same way. What is imported already, even if
        by another path to the same object, is not imported again. Names that are taken get an alias, so use what is
        returned.
        """
        node = near or self.node
        scope = self.module.scope_at(node) if not isinstance(node, ast.alias) else self.scope
        replacing = self.binding if self.binding is not None and self.kind == "import" else None
        local, missing = local_name(self.module, qname, scope, self._reserved, replacing, self.binding)
        if missing or self._reserved.get(local) == qname:
            self._reserved[local] = qname
            source, _, name = qname.rpartition(".")
            self._imports.append(AddImport(source, name, local, self._beside()))
        return local

    def _beside(self) -> Binding | None:
        """The import that the new one is to stand beside: the one that brought the old name."""
        binding = self.binding
        if binding is None or binding.kind is not BindingKind.IMPORT:
            return None
        if binding.branch is not None:
            owner = self._owner_of(binding)
            if owner is not None and len(owner.bindings[binding.name]) > 1:
                return None  # one arm of a shim: the other arm needs the new import as well
        return binding

    def replace(self, node: ast.AST, text: str) -> Edit:
        """Put ``text`` in the place of an expression or statement."""
        if isinstance(self.module.parents.get(node), ast.MatchValue) and not _is_value_pattern(text):
            raise CannotRewrite(
                "it stands in a pattern, where what takes its place would mean something else"
            )
        return Edit(*self.module.span(node), text)

    def replace_name(self, node: ast.AST, text: str) -> Edit:
        """Put ``text`` in the place of a name; of the last part of an attribute; of ``def``'s or ``class``'s name."""
        if isinstance(node, Function | ast.ClassDef):
            return Edit(*headers.name_span(self.module, node), text)
        if isinstance(node, ast.keyword):
            start = self.module.lines.offset(node.lineno, node.col_offset)
            assert node.arg is not None
            return Edit(start, start + len(node.arg), text)
        start, end = self.module.span(node)
        if isinstance(node, ast.Attribute):
            start = end - len(node.attr)
            expected = node.attr
        else:
            expected = node.id  # type: ignore[attr-defined]
        if self.module.text[start:end] != expected:
            raise CannotRewrite("the name stands where its place in the text cannot be told (an f-string)")
        return Edit(start, end, text)

    def replace_in_string(self, node: ast.AST, old: str, new: str) -> Edit:
        """Change a part of a string literal, quotes and prefix kept; the part must stand there exactly once."""
        start, end = self.module.span(node)
        text = self.module.text[start:end]
        if text.count(old) != 1 or self.module.in_fstring(node):
            raise CannotRewrite(f"the literal does not hold {old!r} exactly once as plain text")
        at = start + text.index(old)
        return Edit(at, at + len(old), new)

    def edit_call(self, call: ast.Call) -> CallEditor:
        """An editor for a call's arguments; end with ``.edit()``."""
        return edit_call(self.module, call)

    def remove(self, *nodes: ast.stmt) -> tuple[Edit, ...]:
        """Take statements out."""
        return statements.remove(self.module, *nodes)

    def drop_target(self, statement: ast.Assign, target: ast.expr) -> Edit:
        """Take one of several names out of a chained assignment."""
        return statements.drop_target(self.module, statement, target)

    def insert_before(self, statement: ast.stmt, code: str) -> Edit:
        """Put lines of code (four-space indents) above a statement."""
        return statements.insert_before(self.module, statement, code)

    def insert_after(self, statement: ast.stmt, code: str) -> Edit:
        """Put lines of code (four-space indents) below a statement."""
        return statements.insert_after(self.module, statement, code)

    def add_decorator(self, node: Function | ast.ClassDef, decorator: str) -> Edit:
        """Put a decorator (``property``, ``override_settings(…)``: the text behind ``@``) above a definition."""
        return headers.add_decorator(self.module, node, decorator)

    def drop_decorator(self, node: Function | ast.ClassDef, decorator: ast.expr) -> Edit:
        return headers.drop_decorator(self.module, node, decorator)

    def drop_base(self, node: ast.ClassDef, base: ast.expr) -> Edit:
        return headers.drop_base(self.module, node, base)

    def add_parameter(self, node: Function, name: str, default: str | None = None) -> Edit:
        return headers.add_parameter(self.module, node, name, default)

    def remove_parameter(self, node: Function, name: str) -> Edit:
        return headers.remove_parameter(self.module, node, name)

    def rename_import(self, binding: Binding, qname: str, local: str) -> None:
        """Have an import bring ``qname`` instead, known as ``local``."""
        self._imports.append(RenameImport(binding, qname, local))

    def remove_import(self, binding: Binding) -> None:
        self._imports.append(RemoveImport(binding))

    def import_module(self, name: str) -> None:
        """Have ``import a.b`` among the imports; it is then used as ``a.b``."""
        self._imports.append(AddImport("", name, name.partition(".")[0], self._beside()))

    def free(self, name: str, scope: Scope | None = None, replacing: Binding | None = None) -> bool:
        """Whether a module-level name could be taken without changing the meaning of anything."""
        return is_free(self.module, name, scope or self.scope, replacing)

    def uses_of(self, binding: Binding) -> tuple[list[ast.expr], bool]:
        """Every load of an imported name: the root names, and whether all of them certainly mean this import."""
        nodes: list[ast.expr] = []
        certain = True
        owner = self._owner_of(binding)
        for node, scope in self.module.walk.names.get(binding.name, ()):
            if scope.owner(binding.name) is not owner:
                continue
            root: ast.expr = node
            while isinstance(root, ast.Attribute):
                root = root.value
            found = self.module.lookup(binding.name, scope, root)
            if binding in found.bindings:
                nodes.append(root)
                certain = certain and len(found.bindings) == 1
        return nodes, certain

    def _owner_of(self, binding: Binding) -> Scope | None:
        for scope in self.module.walk.scope_of.values():
            if binding in scope.bindings.get(binding.name, ()):
                return scope
        return None

    def reexported(self, name: str) -> bool:
        """Whether other files of the repository take ``name`` from this module."""
        return self.index.used_elsewhere(self.module.names, name)

    def offers(self, name: str) -> bool:
        """Whether an import may stand here for the sake of others: ``__all__``, a package's front, a compat module, the
        examples of docstrings.
        """
        path = self.module.path.rpartition("/")[2]
        return (
            self.module.is_package
            or "compat" in path
            or name in (self.module.dunder_all or {})
            or name in self.module.names_in_doctests
            or self.reexported(name)
        )

    # -- answering -----------------------------------------------------------------------------------------------------

    def fix(
        self,
        *edits: Edit | Sequence[Edit],
        message: str = "",
        advice: str = "",
        node: ast.AST | None = None,
        also: Sequence[ast.AST] = (),
    ) -> Answer:
        """A behaviour-preserving rewrite. Where the site is not certain it becomes a flag."""
        if not self.certain:
            answer = self.flag(message=message, advice=advice or self.rule.advice, node=node)
            answer.doubtful = True
            return answer
        verdict = Verdict.SUGGEST if self.rule.hesitant else Verdict.FIX
        return self._answer(verdict, edits, message, advice, node, also)

    def suggest(
        self,
        *edits: Edit | Sequence[Edit],
        message: str = "",
        advice: str = "",
        node: ast.AST | None = None,
        also: Sequence[ast.AST] = (),
    ) -> Answer:
        """A concrete rewrite that needs a person's yes; ``advice`` says what the yes hangs on."""
        return self._answer(Verdict.SUGGEST, edits, message, advice, node, also)

    def flag(
        self,
        *,
        message: str = "",
        advice: str = "",
        node: ast.AST | None = None,
        also: Sequence[ast.AST] = (),
    ) -> Answer:
        """A place that needs a person; ``advice`` says what to decide."""
        self._imports.clear()
        return self._answer(Verdict.FLAG, (), message, advice, node, also)

    def _answer(
        self,
        verdict: Verdict,
        edits: Sequence[Edit | Sequence[Edit]],
        message: str,
        advice: str,
        node: ast.AST | None,
        also: Sequence[ast.AST],
    ) -> Answer:
        flat: list[Edit] = []
        for edit in edits:
            if isinstance(edit, Edit):
                flat.append(edit)
            else:
                flat.extend(edit)
        imports = tuple(self._imports)
        self._imports = []
        return Answer(
            verdict,
            node or self.node,
            message or self.rule.message(),
            advice or self.rule.advice,
            tuple(flat),
            imports,
            tuple(also),
            code=self.rule.change,
            rule=self.rule,
        )

    @property
    def in_class_body(self) -> bool:
        return self.scope.kind is ScopeKind.CLASS


def _is_value_pattern(text: str) -> bool:
    """Whether a text is a pattern that is compared with: a dotted name, or a literal."""
    try:
        pattern = ast.parse(text, mode="eval").body
    except SyntaxError:
        return False
    return isinstance(pattern, ast.Attribute | ast.Constant)
