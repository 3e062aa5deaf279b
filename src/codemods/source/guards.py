"""Guards: what conditions on Django's (or Python's) version, and attempts to import, come to on the releases that count.

A condition may stand for itself, or under a name that this or another file of the repository keeps it under
(``DJANGO_50 = django.VERSION >= (5, 0)`` in a module ``compat``). What a file keeps is told to the index as text with
absolute names (``guards_of``), so that it can be weighed without the file.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from codemods.releases import Range, Release
from codemods.source.module import Module, chain_of
from codemods.source.names import last_name
from codemods.source.scopes import Binding, BindingKind

if TYPE_CHECKING:
    from codemods.index.index import Index

__all__ = [
    "THIRD_PARTY",
    "guarded",
    "guards_of",
    "in_dead_arm",
    "may_guard",
    "or_newer",
    "outcome",
    "truth",
]

_OPERATORS: dict[type, Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.In: lambda one, other: one in other,
    ast.NotIn: lambda one, other: one not in other,
}
_FLIPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
    ast.Eq: ast.Eq,
    ast.NotEq: ast.NotEq,
}
_VERSION_PARSERS = frozenset(["LooseVersion", "StrictVersion", "Version", "parse", "parse_version"])
_PYTHON3_ONLY = Release(2, 0)
_PY2 = {"django.utils.six.PY2", "six.PY2"}
_PY3 = {"django.utils.six.PY3", "six.PY3"}
_SOURCES = {
    "django.VERSION": "tuple",
    "sys.version_info": "python",
    "django.__version__": "text",
    "django.get_version": "call",
    "django.utils.version.get_version": "call",
}
_WORKS, _TAKEN = "_imports_work", "_imported"  # what a ``try`` comes to, in the guards that the index keeps
THIRD_PARTY = (
    "django.contrib.gis.",
    "django.contrib.postgres.",
    "django.core.serializers.pyyaml",
    "django.db.backends.mysql",
    "django.db.backends.oracle",
    "django.db.backends.postgresql",
    "django.template.backends.jinja2",
)
"""Parts of Django whose import fails where a driver or library is not installed: a ``try`` is about that, too."""


def may_guard(module: Module, index: Index | None = None) -> bool:
    """Whether anything in a file can be a guard: a word that guards are made of, or a name of one kept elsewhere."""
    if module.holds_guards:
        return True
    if index is None:
        return False
    walk, names = module.walk, index.guard_names
    return not (names.isdisjoint(walk.names) and names.isdisjoint(walk.attributes))


def outcome(names: Iterable[str], releases: Iterable[Release]) -> bool | None:
    """Whether imports of these absolute names all work in each of the releases (True), or fail in each (False).

    None where that varies, or hangs on more than Django's release.
    """
    from codemods.django import api

    wanted = list(names)
    if not wanted or any(not name.startswith("django.") or name.endswith("*") for name in wanted):
        return None
    there = [[api.exists(name, release) for release in releases] for name in wanted]
    if all(all(row) for row in there):
        return None if any(name.startswith(THIRD_PARTY) for name in wanted) else True
    return False if any(not any(row) for row in there) else None


# -- conditions --------------------------------------------------------------------------------------------------------


def truth(
    module: Module, test: ast.expr, range: Range, index: Index | None = None, *, at_face: bool = False
) -> bool | None:
    """Whether a condition holds in every release that the result must run on (True), in none (False), or who knows.

    That is what it asks for. With ``at_face`` it is what running it gives, where it asks in a way that fails later on.
    """
    return _Conditions(module, range, index, at_face=at_face).truth(test)


def or_newer(
    module: Module, test: ast.BoolOp, range: Range, index: Index | None = None
) -> tuple[list[ast.expr], ast.Compare] | None:
    """The operands that ask for a release of one series or newer, and the comparison that does; None where none do.

    ``VERSION[0] == 1 and VERSION[1] >= 9`` has 1.9 and newer in mind, as ``VERSION[:2] >= (1, 9)`` has, and says no on 2.0.
    """
    return _Conditions(module, range, index).or_newer(test)


class _Conditions:
    """Weighs expressions of a file; without ``module`` those of the index, whose names are absolute already."""

    def __init__(
        self,
        module: Module | None,
        range: Range,
        index: Index | None,
        depth: int = 0,
        *,
        at_face: bool = False,
    ) -> None:
        self.module = module
        self.range = range
        self.index = index
        self.depth = depth
        self.at_face = at_face

    def _inner(self, module: Module | None) -> _Conditions:
        return _Conditions(module, self.range, self.index, self.depth + 1, at_face=self.at_face)

    def _targets(self, node: ast.expr) -> tuple[tuple[str, ...], bool]:
        if self.module is not None:
            walk, chain = self.module.walk, chain_of(node)
            if chain is None:
                return (), False
            root = chain[0].id
            if root not in walk.named and root not in walk.root.bindings and not walk.stars:
                return (), False  # a variable of a function, which holds nothing that has a name
            found = self.module.resolve(node)
            return found.targets, found.certain
        chain = chain_of(node)
        return ((), False) if chain is None else ((".".join((chain[0].id, *chain[1])),), True)

    def names(self, node: ast.expr) -> tuple[tuple[str, ...], bool]:
        """The final names that an expression may stand for, and whether it is sure to be the only one."""
        targets, certain = self._targets(node)
        if self.index is None or not targets:
            return targets, certain
        named = [self.index.name(target) for target in targets]
        return tuple(one.qname for one in named), certain and all(one.certain for one in named)

    def name(self, node: ast.expr) -> str | None:
        names, certain = self.names(node)
        return names[0] if certain else None

    def kept(self, node: ast.expr) -> tuple[_Conditions, ast.expr] | None:
        """What a name was given, here or in another file, and how to weigh it."""
        if self.depth > 5 or not isinstance(node, ast.Name | ast.Attribute):
            return None
        if self.module is not None and isinstance(node, ast.Name):
            root = self.module.walk.root
            if node.id in root.bindings and self.module.scope_at(node).owner(node.id) is root:
                value = _given(self.module, node.id)
                if value is not None:
                    return self._inner(self.module), value
        targets, certain = self._targets(node)
        if self.index is not None and self.index.guard_names and certain:
            named = self.index.name(targets[0])
            for own in (named.qname, *reversed(named.through)):
                text = self.index.guard(own)
                if text is not None:
                    return self._inner(None), _parsed(text)
        return None

    def truth(self, test: ast.expr) -> bool | None:
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            inner = self.truth(test.operand)
            return None if inner is None else not inner
        if isinstance(test, ast.BoolOp):
            operands, newer = test.values, None if self.at_face else self.or_newer(test)
            if newer is not None:
                operands = [newer[1], *(value for value in operands if value not in newer[0])]
            values = [self.truth(value) for value in operands]
            decisive = isinstance(test.op, ast.Or)
            if any(value is decisive for value in values):
                return decisive
            return (not decisive) if all(value is not None for value in values) else None
        if isinstance(test, ast.Compare):  # ``(1, 8) <= VERSION < (2, 0)`` says two things
            sides = zip((test.left, *test.comparators), test.ops, test.comparators, strict=False)
            found = [self._comparison(left, op, right) for left, op, right in sides]
            if False in found:
                return False
            return None if None in found else True
        if isinstance(test, ast.Call):
            answer = self._answer(test)
            return self._call(test) if answer is None else answer[0].truth(answer[1])
        if isinstance(test, ast.IfExp):
            arm = self._arm(test)
            if isinstance(arm, ast.Constant):
                return bool(arm.value)
            return None if arm is None else self.truth(arm)
        if isinstance(test, ast.Name | ast.Attribute):
            targets, certain = self.names(test)
            if self.range.supports >= _PYTHON3_ONLY and (certain or len(targets) == len(_PY2)):
                if set(targets) <= _PY2:
                    return False
                if set(targets) <= _PY3:
                    return True
            kept = self.kept(test)
            if kept is not None and not isinstance(kept[1], ast.Constant):
                return kept[0].truth(kept[1])
        return None

    def _arm(self, choice: ast.IfExp) -> ast.expr | None:
        """The one value of ``a if condition else b`` that is ever taken."""
        holds = self.truth(choice.test)
        return None if holds is None else choice.body if holds else choice.orelse

    def _answer(self, call: ast.Call) -> tuple[_Conditions, ast.expr] | None:
        """What a function without parameters gives (``def is_old(): return VERSION < (2, 0)``), and how to weigh it."""
        kept = None if call.args or call.keywords else self.kept(call.func)
        return (kept[0], kept[1].body) if kept is not None and isinstance(kept[1], ast.Lambda) else None

    def _call(self, call: ast.Call) -> bool | None:
        function = call.func.id if isinstance(call.func, ast.Name) else ""
        if function == "hasattr" and len(call.args) == 2:
            return self._has(*call.args)
        if function == "getattr" and len(call.args) == 3 and _is_false(call.args[2]):
            has = self._has(*call.args[:2])  # a method, a class or a module is true
            return (
                has
                if not has or self._is_thing(f"{self.name(call.args[0])}.{_literal(call.args[1])}")
                else None
            )
        texts = [str(one.value) for one in call.args if isinstance(one, ast.Constant)]
        if function == _WORKS:
            # An import that fails may be rewritten to one that works, and what hangs on it then runs.
            return True if outcome(texts, self.range.supported) else None
        if function == _TAKEN:
            return True if self._is_thing(texts[0]) else None
        return None

    def _is_thing(self, name: str) -> bool:
        """Whether a name stands for a module, class or function, which are never None nor false."""
        from codemods.django import api

        kinds = {api.kind(name, release) for release in self.range.supported}
        return kinds <= {"module", "class", "function", "method"}

    def _has(self, node: ast.expr, wanted: ast.expr) -> bool | None:
        """``hasattr(django.utils.timezone, "utc")``: of names that some release of Django has, nothing else is known."""
        owner = self.name(node)
        if owner is None or not owner.startswith("django.") or owner.startswith(THIRD_PARTY):
            return None
        if not isinstance(wanted, ast.Constant) or not isinstance(wanted.value, str):
            return None
        from codemods.django import api

        full = f"{owner}.{wanted.value}"
        if not api.lived(full):
            return None
        answers: set[bool | None] = set()
        for release in self.range.supported:
            kind = api.kind(owner, release)
            there = api.exists(full, release)
            if kind not in ("module", "class") or (
                there and api.kind(full, release) in ("module", "unknown")
            ):
                return None  # a module is an attribute of its package once somebody has imported it
            if not there and kind == "class" and api.is_open(owner, release):
                return None
            answers.add(there)
        return answers.pop() if len(answers) == 1 else None

    # Comparisons

    def _comparison(self, left: ast.expr, sign: ast.cmpop, right: ast.expr) -> bool | None:
        op: type = type(sign)
        if op in (ast.Is, ast.IsNot):
            if not isinstance(right, ast.Constant) or right.value is not None:
                return None
            none = self._is_none(left)
            return none if none is None or op is ast.Is else not none
        # Most comparisons have nothing to do with a version: the cheap question first.
        wanted, read = _literal(right), left
        if wanted is None:
            if op not in _FLIPPED:
                return None
            wanted, read, op = _literal(left), right, _FLIPPED[op]
        version = self.version(read) if wanted is not None and op in _OPERATORS else None
        if version is None:
            return None
        shape, slices = version
        if shape == "python":
            return self._python(slices, wanted, op)
        answers: set[bool] = set()
        for release in self.range.supported:
            for patch in (0, 99):
                value: Any = (release.major, self._minor(release, slices, wanted), patch, "final", 0)
                compared: Any = wanted
                if shape == "text":
                    value = f"{release}.{patch}" if patch else str(release)
                elif shape == "parsed":
                    value, compared = value[:3], _numbers(wanted)
                    if not compared:
                        return None
                    if op in (ast.Eq, ast.NotEq):
                        value = value[: len(compared)]
                try:
                    for part in slices:
                        value = value[part]
                    if (
                        isinstance(value, tuple)
                        and isinstance(wanted, list)
                        and op not in (ast.In, ast.NotIn)
                    ):
                        return None  # a tuple never compares with a list
                    answers.add(bool(_OPERATORS[op](value, compared)))
                except (TypeError, IndexError):
                    return None
        return answers.pop() if len(answers) == 1 else None

    def _minor(self, release: Release, slices: tuple[int | slice, ...], wanted: Any) -> int:
        """The second number of a version; beyond all others where code asks for it alone and means an older series.

        ``VERSION[1] >= 6`` held on 1.8 and would not on 3.2, but every release since 1.6 is what it asks for.
        """
        current = self.range.current
        if self.at_face or slices != (1,) or not isinstance(wanted, int):
            return release.minor
        if current is None or release.major == current.major:
            return release.minor
        return 99 if current.major == 1 or wanted <= 2 else release.minor

    def or_newer(self, test: ast.BoolOp) -> tuple[list[ast.expr], ast.Compare] | None:
        asked = [_part_asked(value) for value in test.values] if isinstance(test.op, ast.And) else []
        for start, first in enumerate(asked):
            if first is None or (first.place, first.sign) != (0, ast.Eq):
                continue
            run = [first]
            for one in asked[start + 1 :]:
                if one is None or one.place != len(run) or ast.dump(one.version) != ast.dump(first.version):
                    break
                if one.sign not in (ast.Gt, ast.GtE) or run[-1].sign is ast.Gt:
                    return None
                run.append(one)
            current = self.range.current
            if (
                len(run) < 2
                or self.version(first.version) != ("tuple", ())
                or (current is not None and current.major != _whole(first.number))
                or self._means_series(test)
            ):
                return None
            read = ast.Subscript(first.version, ast.Slice(None, ast.Constant(len(run))))
            number = ast.Tuple([one.number for one in run])
            return test.values[start : start + len(run)], ast.Compare(read, [run[-1].sign()], [number])
        return None

    def _means_series(self, test: ast.expr) -> bool:
        """Whether a condition on one series has no other in mind: it refuses them, or code behind it asks for the next."""
        parent: ast.AST | None = None if self.module is None else self.module.parents.get(test)
        while self.module is not None and isinstance(parent, ast.BoolOp | ast.UnaryOp):
            test, parent = parent, self.module.parents.get(parent)
        if isinstance(parent, ast.Assert):
            return True
        if self.module is None or not isinstance(parent, ast.If | ast.IfExp) or parent.test is not test:
            return False
        behind: list[ast.AST] = []
        other: ast.AST | None = parent
        while isinstance(other, ast.If | ast.IfExp):
            orelse = other.orelse
            other = orelse if isinstance(orelse, ast.expr) else orelse[0] if len(orelse) == 1 else None
            behind += [] if other is None else [other]
        if isinstance(parent, ast.If) and _leaves(parent.body):
            owner = self.module.parents.get(parent)
            for block in (getattr(owner, "body", None), getattr(owner, "orelse", None)):
                if isinstance(block, list) and parent in block:
                    behind += block[block.index(parent) + 1 :]
        if isinstance(parent, ast.If) and any(
            isinstance(arm[-1], ast.Raise) for arm in (parent.body, parent.orelse) if arm
        ):
            return True
        at_face = _Conditions(self.module, self.range, self.index, self.depth, at_face=True)
        return any(isinstance(one, ast.If | ast.IfExp) and at_face.truth(one.test) is True for one in behind)

    def _is_none(self, node: ast.expr) -> bool | None:
        kept = self.kept(node)
        if kept is None or not isinstance(kept[1], ast.IfExp):
            return None
        arm = kept[0]._arm(kept[1])
        if isinstance(arm, ast.Constant):
            return arm.value is None
        return False if arm is not None and kept[0].truth(arm) else None

    def version(self, node: ast.expr) -> tuple[str, tuple[int | slice, ...]] | None:
        """How an expression reads the version, and which parts of it: "tuple", "text", "parsed" (text) or "python"."""
        if isinstance(node, ast.Subscript):
            inner, part = self.version(node.value), _part(node.slice)
            if inner is None or part is None or inner[0] in ("text", "parsed"):
                return None
            return inner[0], (*inner[1], part)
        if isinstance(node, ast.Call):
            name = self.name(node.func) or ""
            if _SOURCES.get(name) == "call" and not node.args:
                return "text", ()
            if name.rpartition(".")[2] in _VERSION_PARSERS and len(node.args) == 1:
                inner = self.version(node.args[0])
                return ("parsed", ()) if inner == ("text", ()) else None
            answer = self._answer(node)
            return None if answer is None else answer[0].version(answer[1])
        if isinstance(node, ast.Name | ast.Attribute):
            name = self.name(node) or ""
            if name == "sys.version_info.major":
                return "python", (0,)
            shape = _SOURCES.get(name)
            if shape is not None:
                return None if shape == "call" else (shape, ())
            kept = self.kept(node)
            if kept is not None:
                return kept[0].version(kept[1])
        return None

    def _python(self, slices: tuple[int | slice, ...], wanted: Any, op: type) -> bool | None:
        """Conditions on ``sys.version_info`` that tell Python 2 from 3: Django 2.0 and later run on 3 alone."""
        if self.range.supports < _PYTHON3_ONLY or op not in _FLIPPED:
            return None
        if slices and isinstance(slices[0], int):
            if len(slices) == 1 and slices[0] == 0 and isinstance(wanted, int):
                return bool(_OPERATORS[op](3, wanted))
            return None
        if not isinstance(wanted, tuple) or not wanted or not isinstance(wanted[0], int):
            return None
        if (wanted[0] == 3 and len(wanted) == 1) or wanted < (3,) or (wanted[:2] == (3, 0)):
            return bool(_OPERATORS[op]((3, 4, 0), wanted)) if op not in (ast.Eq, ast.NotEq) else None
        return None


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not node.value


class _Asked(NamedTuple):
    """``VERSION[1] >= 9``: a part of something, and the number that it is compared with."""

    version: ast.expr
    place: int
    sign: type[ast.cmpop]
    number: ast.expr


def _part_asked(test: ast.expr) -> _Asked | None:
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    part, number, sign = test.left, test.comparators[0], type(test.ops[0])
    if not isinstance(part, ast.Subscript) and sign in _FLIPPED:
        part, number, sign = number, part, _FLIPPED[sign]
    place = _whole(part.slice) if isinstance(part, ast.Subscript) else None
    if not isinstance(part, ast.Subscript) or place is None or _whole(number) is None:
        return None
    return _Asked(part.value, place, sign, number)


def _part(node: ast.expr) -> int | slice | None:
    if isinstance(node, ast.Slice):
        return None if node.step is not None else slice(_whole(node.lower), _whole(node.upper))
    return _whole(node)


def _whole(node: ast.expr | None) -> int | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, int) else None


def _literal(node: ast.expr) -> Any:
    """What a version is compared with; None for anything else."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name | ast.Attribute | ast.Subscript):
        return None
    if isinstance(node, ast.Call) and len(node.args) == 1:
        name = last_name(node.func)
        if name in _VERSION_PARSERS:
            return _literal(node.args[0])
        return None
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None


def _numbers(text: Any) -> tuple[int, ...]:
    if not isinstance(text, str):
        return ()
    parts = text.split(".")
    return tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else ()


# -- names that guards are kept under ----------------------------------------------------------------------------------


def guards_of(module: Module) -> dict[str, str]:
    """Module-level names that hold what is known of the version, as expressions whose names are absolute."""
    if not may_guard(module):
        return {}
    found: dict[str, str] = {}
    for name in module.walk.root.bindings:
        value = _given(module, name)
        text = None if value is None else _absolute(module, value)
        if text is not None and (_tells(text) or any(f"{module.name}.{one}" in text for one in found)):
            found[name] = text
    return found


def _tells(text: str) -> bool:
    """Whether an expression reads the version in any way."""
    return any(mark in text for mark in (*_SOURCES, "six.PY", "hasattr(", f"{_WORKS}("))


@lru_cache(maxsize=256)
def _parsed(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _given(module: Module, name: str) -> ast.expr | None:
    """The value of a module-level name: its only one, or a choice between the two that an ``if`` or ``try`` gives it."""
    bindings = module.walk.root.bindings.get(name, [])
    if len(bindings) == 1:
        if bindings[0].kind is BindingKind.FUNCTION:
            return _returned(bindings[0].node)
        return bindings[0].value if bindings[0].kind is BindingKind.ASSIGN else None
    if len(bindings) != 2:
        return None
    first, second = sorted(bindings, key=lambda binding: binding.position)
    branch = second.branch
    if branch is None or branch.parent is not None:
        return None
    if first.branch is not None and (first.branch.node is not branch.node or first.branch.parent is not None):
        return None
    one, two = _value(first), _value(second)
    if one is None or two is None:
        return None
    statement, arms = branch.node, ("" if first.branch is None else first.branch.arm, branch.arm)
    if isinstance(statement, ast.If):
        test = statement.test
        if arms in (("body", "orelse"), ("", "orelse")):
            return ast.IfExp(test, one, two)
        return ast.IfExp(test, two, one) if arms == ("", "body") else None
    if isinstance(statement, ast.Try):
        names = _tried(module, statement)
        if not names or statement.finalbody or not all(map(_catches, statement.handlers)):
            return None
        works = ast.Call(ast.Name(_WORKS), [ast.Constant(one) for one in names], [])
        if arms[1] == "handler0" and arms[0] in ("", "body", "orelse"):
            return ast.IfExp(works, one, two)
        known = arms in (("", "body"), ("", "orelse"), ("handler0", "orelse"))
        return ast.IfExp(works, two, one) if known else None
    return None


def _returned(node: ast.AST) -> ast.Lambda | None:
    """A function without parameters that does nothing but return something, as a ``lambda``."""
    if not isinstance(node, ast.FunctionDef) or node.decorator_list or ast.unparse(node.args):
        return None
    body = node.body
    if len(body) > 1 and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:]
    last = body[0]
    if len(body) > 1 or not isinstance(last, ast.Return) or last.value is None:
        return None
    return ast.Lambda(node.args, last.value)


def _value(binding: Binding) -> ast.expr | None:
    """What a binding gives, as far as guards go: a constant, or something imported."""
    if binding.kind is BindingKind.ASSIGN and isinstance(binding.value, ast.Constant):
        return binding.value
    if binding.kind is BindingKind.IMPORT and binding.target is not None:
        return ast.Call(ast.Name(_TAKEN), [ast.Constant(binding.target)], [])
    return None


def _tried(module: Module, node: ast.Try) -> list[str]:
    """The names that a ``try`` imports, where that is all that can fail in it; none where it is not."""
    names: list[str] = []
    for statement in node.body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            names += _imported(module, statement)
        elif isinstance(statement, ast.Assign):
            value = statement.value
            if isinstance(value, ast.Name | ast.Attribute):
                found = module.resolve(value)
                if not found.certain:
                    return []
                names.append(found.targets[0])  # ``get_model = apps.get_model``
            elif not isinstance(value, ast.Constant):
                return []
        else:
            return []
    return names


def _imported_first(module: Module, node: ast.Try, handler: ast.ExceptHandler) -> list[str]:
    """The names that a ``try`` imports before it uses them, where a handler is for failing imports alone."""
    if handler.type is None or not _catches(handler, _IMPORT_ERRORS) or isinstance(handler.type, ast.Tuple):
        return []
    names: list[str] = []
    for number, statement in enumerate(node.body):
        if not isinstance(statement, ast.Import | ast.ImportFrom):
            rest = node.body[number:]
            further = any(
                isinstance(one, ast.Import | ast.ImportFrom) for part in rest for one in ast.walk(part)
            )
            return [] if further else names
        names += _imported(module, statement)
    return names


def _imported(module: Module, statement: ast.Import | ast.ImportFrom) -> list[str]:
    """The absolute names that an import statement asks for."""
    if isinstance(statement, ast.Import):
        return [alias.name for alias in statement.names]
    source = module.walk.absolute(statement)
    return [f"{source}.{alias.name}" for alias in statement.names]


def _absolute(module: Module, node: ast.expr) -> str | None:
    """The text of a condition with absolute names; None for what guards are not made of."""
    if isinstance(node, ast.Constant):
        return repr(node.value)
    if isinstance(node, ast.Tuple | ast.List):
        text = _literal(node)
        return None if text is None else repr(text)
    if isinstance(node, ast.Name | ast.Attribute):
        found = module.resolve(node)
        return found.targets[0] if found.certain and not found.targets[0].startswith("?") else None
    parts: list[str | None]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        parts, form = [_absolute(module, node.operand)], "(not {})"
    elif isinstance(node, ast.BoolOp):
        word = " and " if isinstance(node.op, ast.And) else " or "
        parts = [_absolute(module, value) for value in node.values]
        form = f"({word.join('{}' for _ in parts)})"
    elif isinstance(node, ast.Compare) and len(node.ops) == 1:
        parts = [_absolute(module, node.left), _absolute(module, node.comparators[0])]
        form = f"({{}} {_SIGNS[type(node.ops[0])]} {{}})"
    elif isinstance(node, ast.IfExp):
        parts = [_absolute(module, one) for one in (node.body, node.test, node.orelse)]
        form = "({} if {} else {})"
    elif isinstance(node, ast.Lambda):
        parts, form = [None if ast.unparse(node.args) else _absolute(module, node.body)], "(lambda: {})"
    elif isinstance(node, ast.Subscript):
        parts, form = [_absolute(module, node.value)], f"{{}}[{ast.unparse(node.slice)}]"
        if _part(node.slice) is None:
            return None
    elif isinstance(node, ast.Call) and not node.keywords:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        known = name in ("hasattr", _WORKS, _TAKEN) and name not in module.walk.root.bindings
        parts = [name if known else _absolute(module, node.func)]
        parts += [_absolute(module, one) for one in node.args]
        form = f"{{}}({', '.join('{}' for _ in node.args)})"
    else:
        return None
    if any(part is None for part in parts):
        return None
    return form.format(*parts)


_SIGNS: dict[type, str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
}


# -- places ------------------------------------------------------------------------------------------------------------


def in_dead_arm(module: Module, node: ast.AST, range: Range, index: Index | None = None) -> bool:
    """Whether the place never runs on any release that counts, because of a guard around or before it."""
    conditions = _Conditions(module, range, index)
    inside: ast.AST = node
    called = False
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, ast.If) and inside is not ancestor.test:
            holds = conditions.truth(ancestor.test)
            if holds is not None:
                in_body = inside in ancestor.body
                if in_body is not holds:
                    return True
        elif isinstance(ancestor, ast.IfExp) and inside is not ancestor.test:
            holds = conditions.truth(ancestor.test)
            if holds is not None and (inside is ancestor.body) is not holds:
                return True
        elif isinstance(ancestor, ast.BoolOp):  # ``VERSION < (5, 0) and this``
            settled = isinstance(ancestor.op, ast.Or)
            for value in ancestor.values:
                if value is inside:
                    break
                if conditions.truth(value) is settled:
                    return True
        elif isinstance(ancestor, ast.Try) and isinstance(inside, ast.ExceptHandler):
            names = _tried(module, ancestor) or _imported_first(module, ancestor, inside)
            if outcome(names, range.supported):
                return True
        elif isinstance(ancestor, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            in_body = inside in ancestor.body
            called = called or (in_body and not isinstance(ancestor, ast.ClassDef))
            # The body of a skipped class still runs; the bodies of its methods do not.
            if in_body and called and _skipped(conditions, ancestor):
                return True
        if isinstance(inside, ast.stmt) and _after_the_end(conditions, ancestor, inside):
            return True
        inside = ancestor
    return False


_SKIPS = {
    "unittest.skipIf": True,
    "unittest.case.skipIf": True,
    "pytest.mark.skipif": True,
    "unittest.skipUnless": False,
    "unittest.case.skipUnless": False,
}


def _skipped(conditions: _Conditions, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    """Whether a decorator has the test runner pass over a test on all releases that count."""
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and decorator.args:
            skips = _SKIPS.get(conditions.name(decorator.func) or "")
            if skips is not None and conditions.truth(decorator.args[0]) is skips:
                return True
    return False


def _after_the_end(conditions: _Conditions, owner: ast.AST, statement: ast.stmt) -> bool:
    """Whether a guard above the statement, in the same block, always leaves the block."""
    for block in (getattr(owner, "body", None), getattr(owner, "orelse", None)):
        if not isinstance(block, list) or statement not in block:
            continue
        for earlier in block:
            if earlier is statement:
                break
            if earlier.__class__ not in _ENDING:
                continue
            if isinstance(earlier, ast.stmt) and _leaves([earlier]):
                return True
            if isinstance(earlier, ast.If) and (_leaves(earlier.body) or _leaves(earlier.orelse)):
                holds = conditions.truth(earlier.test)
                if holds is not None and _leaves(earlier.body if holds else earlier.orelse):
                    return True
    return False


_ENDING: frozenset[type[ast.stmt]] = frozenset(
    [ast.Return, ast.Raise, ast.Continue, ast.Break, ast.Expr, ast.If]
)


def _leaves(block: list[ast.stmt]) -> bool:
    """Whether a block ends with leaving the one around it: ``return`` and its like, or giving up a test."""
    last = block[-1] if block else None
    if isinstance(last, ast.Return | ast.Raise | ast.Continue | ast.Break):
        return True
    return (
        isinstance(last, ast.Expr)
        and isinstance(last.value, ast.Call)
        and isinstance(last.value.func, ast.Attribute)
        and last.value.func.attr == "skipTest"
    )


_IMPORT_ERRORS = frozenset(["ImportError", "ModuleNotFoundError"])
_MISSING = frozenset(["ImportError", "ModuleNotFoundError", "AttributeError", "Exception", "BaseException"])
"""What handlers name that are there for a name that is missing."""


def guarded(module: Module, node: ast.AST, kinds: frozenset[str] = _MISSING) -> ast.Try | None:
    """The ``try`` whose body holds the place and whose handler catches one of the errors; at first a missing name."""
    inside: ast.AST = node
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            return None
        if isinstance(ancestor, ast.Try) and inside in ancestor.body:
            for handler in ancestor.handlers:
                if _catches(handler, kinds):
                    return ancestor
        inside = ancestor
    return None


def _catches(handler: ast.ExceptHandler, wanted: frozenset[str] = _MISSING) -> bool:
    if handler.type is None:
        return "Exception" in wanted
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(kind, ast.Name) and kind.id in wanted for kind in kinds)
