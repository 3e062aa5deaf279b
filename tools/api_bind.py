"""What each name of one module is bound to: a static reading of its top-level statements.

A module body (and a class body alike) is walked once. Branches are joined: a name bound in every branch is certain,
one bound in some is *conditional*. Nothing is imported; what an expression means is for the resolver to say.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["Binding", "Body", "dotted", "read_body", "signature_source"]


@dataclass
class Binding:
    """One thing that a name may be.

    ``kind`` is ``function``, ``class``, ``value``, ``import`` or ``star``. ``target`` is the dotted path of an import
    (or star import), ``node`` the definition or the value's expression (None where it cannot be told, as for the
    target of a loop). ``order`` counts bindings of one body, so that later ones win over an earlier star import.
    """

    kind: str
    order: int
    node: ast.AST | None = None
    target: str = ""
    conditional: bool = False
    before: Binding | None = None
    """What the name was just before, for ``name = decorate(name)``."""


@dataclass
class Body:
    """The names of one body in order, its ``__all__`` where it has one, and attributes set on its names from outside.

    ``all_parts`` holds expressions whose sum is ``__all__``; ``outside`` holds ``Name.attribute = value`` statements.
    ``warned`` holds the statements that run when the body does and call something, for the hunt for warnings.
    """

    names: dict[str, Binding] = field(default_factory=dict)
    all_parts: list[ast.expr] | None = None
    outside: list[tuple[str, str, ast.expr | None]] = field(default_factory=list)
    calls: list[tuple[ast.Call, bool]] = field(default_factory=list)
    slots: list[str] = field(default_factory=list)


def dotted(node: ast.AST | None) -> str:
    """The source of a plain dotted name (``a.b.c``), or ``""`` for any other expression."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    parts.append(node.id)
    return ".".join(reversed(parts))


def signature_source(arguments: ast.arguments) -> str:
    """Parameters as source, defaults kept and annotations dropped: ``self, using=None, *, force=False``."""
    for argument in ast.walk(arguments):
        if isinstance(argument, ast.arg):
            argument.annotation = None
            argument.type_comment = None
    return ast.unparse(arguments)


def read_body(statements: Iterable[ast.stmt], module: str, package: str) -> Body:
    """Read the statements of a module or class; ``package`` is what relative imports count from."""
    body = Body()
    walker = _Walker(body, package)
    walker.walk(statements, body.names, conditional=False)
    walker.add_globals(statements)
    return body


_FALLS = (ast.Raise, ast.Return, ast.Continue, ast.Break)

# Tests whose answer is known. Python 3 on a POSIX system is what every name is judged by.
_KNOWN_TESTS = {
    "six.PY3": True,
    "PY3": True,
    "not six.PY2": True,
    "not PY2": True,
    "six.PY2": False,
    "PY2": False,
    "not six.PY3": False,
    "not PY3": False,
    "six.PY34": True,
    "os.name == 'nt'": False,
    "sys.platform == 'win32'": False,
}
_NEVER_TESTS = {"TYPE_CHECKING", "typing.TYPE_CHECKING", "__name__ == '__main__'"}


class _Walker:
    def __init__(self, body: Body, package: str) -> None:
        self.body = body
        self.package = package
        self.order = 0

    def bind(
        self,
        names: dict[str, Binding],
        name: str,
        kind: str,
        node: ast.AST | None = None,
        target: str = "",
        conditional: bool = False,
    ) -> None:
        self.order += 1
        names[name] = Binding(kind, self.order, node, target, conditional, names.get(name))

    def walk(self, statements: Iterable[ast.stmt], names: dict[str, Binding], conditional: bool) -> bool:
        """Bind what the statements bind into ``names``; True when control never passes their end."""
        return any(self.statement(statement, names, conditional) for statement in statements)

    def statement(self, node: ast.stmt, names: dict[str, Binding], conditional: bool) -> bool:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for default in [*node.args.defaults, *node.args.kw_defaults]:
                if isinstance(default, ast.NamedExpr):
                    self.assign(default.target, default.value, names)
            self.bind(names, node.name, "function", node)
        elif isinstance(node, ast.ClassDef):
            self.bind(names, node.name, "class", node)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.asname:
                    self.bind(names, alias.asname, "import", node, alias.name)
                else:
                    top = alias.name.partition(".")[0]
                    self.bind(names, top, "import", node, top)
        elif isinstance(node, ast.ImportFrom):
            self.import_from(node, names)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                self.assign(target, node.value, names)
        elif isinstance(node, ast.AnnAssign):
            if node.value is not None or isinstance(node.target, ast.Name):
                self.assign(node.target, node.value, names)
        elif isinstance(node, ast.AugAssign):
            if isinstance(node.target, ast.Name):
                if node.target.id == "__all__" and self.body.all_parts is not None:
                    self.body.all_parts.append(node.value)
                elif node.target.id not in names:
                    self.assign(node.target, None, names)
        elif isinstance(node, ast.Delete):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    names.pop(target.id, None)
        elif isinstance(node, ast.If):
            return self.branch(node, names, conditional)
        elif isinstance(node, ast.Try) or type(node).__name__ == "TryStar":
            assert isinstance(node, ast.Try)
            return self.attempt(node, names, conditional)
        elif isinstance(node, ast.For | ast.AsyncFor):
            self.assign(node.target, None, names)
            self.maybe([*node.body, *node.orelse], names)
        elif isinstance(node, ast.While):
            self.maybe([*node.body, *node.orelse], names)
        elif isinstance(node, ast.With | ast.AsyncWith):
            for item in node.items:
                if item.optional_vars is not None:
                    self.assign(item.optional_vars, None, names)
            return self.walk(node.body, names, conditional)
        elif isinstance(node, ast.Expr):
            self.expression(node.value, conditional)
        return isinstance(node, _FALLS)

    def expression(self, node: ast.expr, conditional: bool) -> None:
        if not isinstance(node, ast.Call):
            return
        self.body.calls.append((node, conditional))
        if dotted(node.func) in ("__all__.extend", "__all__.append") and self.body.all_parts is not None:
            part = node.args[0]
            if dotted(node.func) == "__all__.append":
                part = ast.List([part], ast.Load())
            self.body.all_parts.append(part)

    def import_from(self, node: ast.ImportFrom, names: dict[str, Binding]) -> None:
        base = node.module or ""
        if node.level:
            above = self.package.split(".")
            above = above[: len(above) - (node.level - 1)]
            base = ".".join([*above, base] if base else above)
        if base == "__future__":
            for alias in node.names:
                self.bind(names, alias.asname or alias.name, "import", node, f"{base}.{alias.name}")
            return
        for alias in node.names:
            if alias.name == "*":
                self.order += 1
                names[f"*{self.order}"] = Binding("star", self.order, node, base)
            else:
                self.bind(names, alias.asname or alias.name, "import", node, f"{base}.{alias.name}")

    def assign(self, target: ast.expr, value: ast.expr | None, names: dict[str, Binding]) -> None:
        if isinstance(target, ast.Name):
            if target.id == "__all__" and value is not None:
                self.body.all_parts = [value]
            if target.id == "__slots__" and value is not None:
                self.body.slots = [
                    part.value
                    for part in ast.walk(value)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                ]
            self.bind(names, target.id, "value", value)
        elif isinstance(target, ast.Tuple | ast.List):
            values: list[ast.expr] | None = None
            if isinstance(value, ast.Tuple | ast.List) and len(value.elts) == len(target.elts):
                values = value.elts
            for position, part in enumerate(target.elts):
                self.assign(part, values[position] if values else None, names)
        elif isinstance(target, ast.Starred):
            self.assign(target.value, None, names)
        elif isinstance(target, ast.Attribute):
            owner = dotted(target.value)
            if owner:
                self.body.outside.append((owner, target.attr, value))

    def maybe(self, statements: list[ast.stmt], names: dict[str, Binding]) -> None:
        branch = dict(names)
        self.walk(statements, branch, conditional=True)
        self.join(names, [branch], complete=False)

    def branch(self, node: ast.If, names: dict[str, Binding], conditional: bool) -> bool:
        test = ast.unparse(node.test)
        if test in _NEVER_TESTS:
            return self.walk(node.orelse, names, conditional)
        known = _KNOWN_TESTS.get(test)
        then, other = (node.orelse, node.body) if known is False else (node.body, node.orelse)
        first, second = dict(names), dict(names)
        first_ends = self.walk(then, first, True if known is None else conditional)
        second_ends = self.walk(other, second, True)
        if known is not None:
            # One branch is what happens; what only the other one binds exists on Python 2 or Windows alone.
            for name, binding in first.items():
                names[name] = binding
            for name in [name for name in names if name not in first]:
                del names[name]
            self.join(names, [second], complete=False)
            return first_ends
        branches = [b for b, ends in ((first, first_ends), (second, second_ends)) if not ends]
        if branches:
            self.join(names, branches, complete=True)
        return first_ends and second_ends

    def attempt(self, node: ast.Try, names: dict[str, Binding], conditional: bool) -> bool:
        body = dict(names)
        ends = self.walk([*node.body, *node.orelse], body, conditional)
        branches = [] if ends else [body]
        for handler in node.handlers:
            branch = dict(names)
            if not self.walk(handler.body, branch, conditional=True):
                branches.append(branch)
        if branches:
            self.join(names, branches, complete=True)
        stops = self.walk(node.finalbody, names, conditional)
        return stops or not branches

    def join(self, names: dict[str, Binding], branches: list[dict[str, Binding]], complete: bool) -> None:
        """Bring the bindings of ``branches`` into ``names``; ``complete`` says that one of them surely ran."""
        found: dict[str, Binding] = {}
        for branch in branches:
            for name, binding in branch.items():
                if names.get(name) is not binding:
                    found.setdefault(name, binding)
        for name, binding in found.items():
            certain = (complete and all(name in branch for branch in branches)) or name in names
            if name in names and not complete and binding.kind != "import":
                continue  # an unconditional binding stands: what might replace it says less
            if not certain or binding.conditional:
                binding.conditional = not certain
            names[name] = binding
        if complete:
            for name in [name for name in names if all(name not in branch for branch in branches)]:
                del names[name]

    def add_globals(self, statements: Iterable[ast.stmt]) -> None:
        """Names that functions declare ``global``: bound once such a function has run."""
        for statement in statements:
            for node in ast.walk(statement):
                if isinstance(node, ast.Global):
                    for name in node.names:
                        if name not in self.body.names:
                            self.bind(self.body.names, name, "value", None, conditional=True)
