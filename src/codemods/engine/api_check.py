"""The API check: what a file takes from Django is looked up in the target release, rule or no rule.

A place that a rule has answered is silent here, and so is one that a guard protects. Codes: ``api/import`` and
``api/attribute`` (a name is gone), ``api/moved`` (gone from here, certainly the same object elsewhere: a fix),
``api/call`` (arguments that are no longer taken, or are required now), ``api/override`` (a method that Django no longer
has, or calls with arguments that the override does not take).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache

from codemods import ledger
from codemods.django import api
from codemods.django.signature import Parameter, Signature
from codemods.engine.answered import Answered
from codemods.engine.matching import Matcher
from codemods.findings import Verdict
from codemods.releases import KNOWN, Range, Release
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.shapes.symbols import RenameSymbols, answered_by_other_arm
from codemods.rules.site import Site
from codemods.source.guards import guarded, in_dead_arm
from codemods.source.module import Module, chain_of
from codemods.source.scopes import Binding, BindingKind, Scope

__all__ = ["ApiCheck"]


class _Moved(RenameSymbols):
    """The same object is found under another path now."""

    change = "api/moved"
    always = True

    def new_name(self, qname: str) -> str | None:
        return _moved_to(qname, self.range.current, self.range.target)

    def _message(self, old: str, new: str) -> str:
        return f"{old} is gone{_last_seen(old, self.range.target)}; the same object is {new} now"


class ApiCheck:
    """Answers for names that held on the current release and do not hold on the target."""

    def __init__(self, matcher: Matcher, range: Range) -> None:
        self.index = matcher.index
        self.range = range
        self.target = Range(range.current, range.target, range.target)
        self.rule = _Moved(range)
        self._gone: dict[str, str | None] = {}

    def answers(self, module: Module, matcher: Matcher, answered: Answered) -> list[Answer]:
        """What the file takes from Django that the target does not have; places in ``answered`` are left out."""
        if "django" not in module.text:
            return []
        found: list[Answer] = []
        for answer in self._all(module, answered):
            if not answered.has(answer):
                found.append(answer)
                answered.note(answer)
        return found

    def _all(self, module: Module, answered: Answered) -> Iterator[Answer]:
        yield from self._imports(module, answered.imports)
        yield from self._uses(module)
        yield from self._classes(module)

    # -- names -----------------------------------------------------------------------------------------------------

    def gone(self, full: str) -> str | None:
        """The shortest prefix of a dotted name that the target lacks and a release before it had; None for none."""
        if full in self._gone:
            return self._gone[full]
        result: str | None = None
        parts = full.split(".")
        for size in range(1, len(parts) + 1):
            prefix = ".".join(parts[:size])
            if prefix in self.index.modules:
                break  # the repository's own, like all that is below it
            if size == 1 or self.index.name(prefix).through:
                continue
            if api.exists(prefix, self.range.target) or self._reached(parts, size):
                continue
            if api.exists(f"django.db.models.base.ModelBase.{parts[size - 1]}", self.range.target):
                break  # Model._default_manager: the metaclass has it, and nothing is known of what it gives
            if self._was_there(prefix):
                result = prefix
            break
        self._gone[full] = result
        return result

    def _reached(self, parts: list[str], size: int) -> bool:
        """Whether a longer name exists on the target: the prefix is then a folder without an ``__init__.py``."""
        return any(
            api.exists(".".join(parts[:longer]), self.range.target)
            for longer in range(size + 1, len(parts) + 1)
        )

    def _was_there(self, name: str) -> bool:
        return any(api.gone(name, release, self.range.target) for release in self._before(name))

    def _before(self, name: str) -> tuple[Release, ...]:
        """The releases that may stand for the current one: itself or, where it is unknown, the last with the name."""
        if self.range.current is not None:
            return (self.range.current,)
        return tuple(release for release in api.lived(name) if release < self.range.target)[-1:]

    def _imports(self, module: Module, answered: set[ast.alias]) -> Iterator[Answer]:
        """Imports of gone names; those in ``answered``, whose uses a rule has answered, go with their uses."""
        for statement, scope, _ in module.walk.imports:
            if isinstance(statement, ast.ImportFrom):
                source = module.walk.absolute(statement)
                if not source.startswith("django") or statement.level:
                    continue
            for alias in statement.names:
                full = f"{source}.{alias.name}" if isinstance(statement, ast.ImportFrom) else alias.name
                if alias.name == "*":
                    full = source
                if not full.startswith("django."):
                    continue
                gone = self.gone(full)
                if gone is None or alias in answered:
                    continue
                local = alias.asname or (
                    alias.name if isinstance(statement, ast.ImportFrom) else alias.name.partition(".")[0]
                )
                site = self._site(module, alias, scope, full, "import", _binding(scope, local, alias))
                if self._protected(site):
                    continue
                yield from self._name_gone(site, full, gone, "api/import")

    def _uses(self, module: Module) -> Iterator[Answer]:
        wanted = _django_names(module)
        for name, uses in module.walk.names.items():
            if name not in wanted:
                continue
            targets: dict[tuple[Scope | None, tuple[str, ...]], tuple[str, Binding] | None] = {}
            for node, scope in uses:
                owner = scope.owner(name)
                if owner is None:
                    continue
                bindings = owner.bindings[name]
                if len(bindings) != 1 or bindings[0].kind is not BindingKind.IMPORT:
                    continue
                binding = bindings[0]
                target = binding.target
                if target is None or not (target == "django" or target.startswith("django.")):
                    continue
                chain = chain_of(node)
                if chain is None:
                    continue
                key = (owner, chain[1])
                if key not in targets:
                    full = ".".join((target, *chain[1]))
                    targets[key] = (full, binding) if full != "django" else None
                entry = targets[key]
                if entry is None:
                    continue
                full = entry[0]
                if chain[1]:
                    gone = self.gone(full)
                    if gone is not None and len(gone) > len(target) and _loaded(node):
                        part: ast.expr = node
                        for _ in range(full.count(".") - gone.count(".")):
                            part = part.value  # type: ignore[attr-defined]
                        site = self._site(module, part, scope, gone, "use", binding)
                        if not self._protected(site):
                            yield from self._name_gone(site, gone, gone, "api/attribute")
                        continue
                    if gone is not None:
                        continue
                call = module.walk.calls.get(node)
                if call is not None:
                    yield from self._call(module, call, scope, full)

    def _name_gone(self, site: Site, full: str, gone: str, code: str) -> Iterator[Answer]:
        if full == gone or site.kind == "import":
            moved = _moved_to(full, self.range.current, self.range.target)
            if moved is not None and all(api.exists(moved, release) for release in self.range.supported):
                site.qname = full
                try:
                    answers = list(self.rule.visit(site))
                except CannotRewrite:
                    answers = []
                if answers:
                    for answer in answers:
                        answer.code = "api/moved"
                        yield answer
                    return
        moved = _moved_to(gone, self.range.current, self.range.target)
        if moved and full != gone:
            # The module lives on under another name, but without this part of it.
            rest = full[len(gone) + 1 :]
            message, hint = (
                f"{full} does not exist in Django {self.range.target}",
                (f" What was {gone} is {moved} now, and has no {rest}."),
            )
        else:
            message = f"{gone} does not exist in Django {self.range.target}"
            others = self._new_homes(gone)
            hint = f" The same name is found as {', '.join(others)}." if 0 < len(others) <= 3 else ""
            hint = f" It is {moved} now." if moved else hint
        yield self._flag(
            site.node,
            code,
            f"{message}{_last_seen(full, self.range.target)}",
            f"Replace what is used of it.{hint}",
            gone,
        )

    def _new_homes(self, gone: str) -> list[str]:
        """Where the target defines something of a gone name's last name and kind that did not stand there before."""
        before = self._before(gone)
        kinds = {api.kind(gone, release) for release in before}
        return [
            place
            for place in api.same_name(gone, self.range.target)
            if api.kind(place, self.range.target) in kinds
            and not any(api.exists(place, release) for release in before)
        ]

    def _protected(self, site: Site) -> bool:
        """Whether a guard keeps the place from running, or its failure from mattering."""
        module, node = site.module, site.node
        if in_dead_arm(module, node, self.target, self.index):
            return True
        if guarded(module, node) is not None:
            return True
        if site.kind == "import":
            if answered_by_other_arm(site):
                return True
        return any(
            isinstance(ancestor, ast.If | ast.IfExp) and "hasattr(" in module.source_of(ancestor.test)
            for ancestor in module.ancestors(node)
        )

    # -- calls -----------------------------------------------------------------------------------------------------

    def _call(self, module: Module, call: ast.Call, scope: Scope, full: str) -> Iterator[Answer]:
        if any(isinstance(one, ast.Starred) for one in call.args) or full in self.index.modules:
            return
        if any(keyword.arg is None for keyword in call.keywords):
            return
        named = self.index.name(full)
        if named.through or self.index.class_facts(named.qname) or self.index.function_facts(named.qname):
            return
        now = _signature(full, self.range.target)
        if now is None:
            return
        shape = (len(call.args), tuple(keyword.arg or "" for keyword in call.keywords))
        reason = _misfit(now, *shape)
        if reason is None:
            return
        for release in self._before_call(full):
            before = _signature(full, release)
            if before is not None and _misfit(before, *shape) is None:
                site = self._site(module, call, scope, full, "use", None)
                if in_dead_arm(module, call, self.target, self.index):
                    return
                yield self._flag(
                    site.node,
                    "api/call",
                    f"{full}() {reason} in Django {self.range.target} (it worked up to {release})",
                    f"It takes {now} now.",
                )
                return

    def _before_call(self, name: str) -> tuple[Release, ...]:
        if self.range.current is not None:
            return (self.range.current,)
        return tuple(release for release in reversed(KNOWN) if release < self.range.target)

    # -- classes ---------------------------------------------------------------------------------------------------

    def _classes(self, module: Module) -> Iterator[Answer]:
        current = self.range.current
        if current is None:
            return  # without a current release a method of the same name may be the project's own
        for node, scope, _ in module.walk.classes:
            bases = self._django_bases(module, node, scope)
            if not bases:
                continue
            inner = module.walk.scope_of[node]
            for name, bindings in inner.bindings.items():
                method = bindings[-1].node
                if name.startswith("__") or not isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef):
                    continue
                for base in bases:
                    answer = self._override(module, base, name, method, current)
                    if answer is not None:
                        yield answer
                        break

    def _django_bases(self, module: Module, node: ast.ClassDef, scope: Scope) -> list[str]:
        """The nearest classes of Django that a class descends from."""
        found: list[str] = []
        for base in node.bases:
            expression = base.value if isinstance(base, ast.Subscript) else base
            resolved = module.resolve(expression, scope)
            if not resolved.certain:
                continue
            for ancestor in self.index.ancestry(self.index.name(resolved.targets[0]).qname):
                if ancestor.startswith("django.") and self.index.class_facts(ancestor) is None:
                    if api.kind(ancestor, self.range.target) == "class":
                        found.append(ancestor)
                        break
        return found

    def _override(
        self,
        module: Module,
        base: str,
        name: str,
        method: ast.FunctionDef | ast.AsyncFunctionDef,
        current: Release,
    ) -> Answer | None:
        before = api.member(base, name, current)
        if before is None or before.signature is None:
            return None
        after = api.member(base, name, self.range.target)
        static = any(isinstance(one, ast.Name) and one.id == "staticmethod" for one in method.decorator_list)
        if static or (
            method.decorator_list and not all(isinstance(one, ast.Name) for one in method.decorator_list)
        ):
            return None
        if after is None:
            if api.is_open(base, self.range.target) or name.startswith("_"):
                return None
            if _called_by_name(base, name, current):
                return None
            if in_dead_arm(module, method, self.target, self.index):
                return None
            return self._flag(
                method,
                "api/override",
                f"{base} has no {name}() in Django {self.range.target}{_last_seen(f'{base}.{name}', self.range.target)}",
                "Nothing in Django calls this override any more; move what it does.",
                f"{base}.{name}",
            )
        if after.signature is None or before.signature == after.signature:
            return None
        reason = _unfit(method, before.signature, after.signature)
        if reason is None:
            return None
        return self._flag(
            method,
            "api/override",
            f"{base}.{name}() takes {after.signature} in Django {self.range.target}: {reason}",
            f"Give the override the parameters of the method: it took {before.signature}.",
        )

    # -- pieces ----------------------------------------------------------------------------------------------------

    def _site(
        self, module: Module, node: ast.AST, scope: Scope, qname: str, kind: str, binding: Binding | None
    ) -> Site:
        return Site(self.rule, module, self.index, node, scope, qname=qname, kind=kind, binding=binding)

    def _flag(self, node: ast.AST, code: str, message: str, advice: str, name: str = "") -> Answer:
        until, url = _note(name, self.range.target) if name else ("", "")
        return Answer(Verdict.FLAG, node, message, advice, code=code, rule=self.rule, until=until, url=url)


def _django_names(module: Module) -> set[str]:
    """The local names that imports from Django bind anywhere in the file."""
    names: set[str] = set()
    for statement, _, _ in module.walk.imports:
        source = "" if isinstance(statement, ast.Import) else module.walk.absolute(statement)
        for alias in statement.names:
            full = f"{source}.{alias.name}" if source else alias.name
            top = full.partition(".")[0]
            if top == "django":
                plain = isinstance(statement, ast.Import) and alias.asname is None
                names.add(top if plain else alias.asname or alias.name)
    return names


def _loaded(node: ast.expr) -> bool:
    return isinstance(getattr(node, "ctx", None), ast.Load)


@lru_cache(maxsize=4096)
def _moved_to(name: str, current: Release | None, target: Release) -> str | None:
    if current is not None:
        return api.moved_to(name, current, target)
    for release in reversed(api.lived(name)):
        if release < target:
            return api.moved_to(name, release, target)
    return None


@lru_cache(maxsize=4096)
def _signature(name: str, release: Release) -> Signature | None:
    found = api.signature(name, release)
    return None if found is None or found.decorators else found


@lru_cache(maxsize=4096)
def _note(name: str, target: Release) -> tuple[str, str]:
    """The first release without a name, and where its release notes, or those that announced it, speak of the name."""
    lived = [release for release in api.lived(name) if release < target]
    until = next((release for release in KNOWN if lived and release > lived[-1]), None)
    if until is None:
        return "", ""
    paths = api.equivalents(name)
    for release in reversed([one for one in KNOWN if one <= until][-4:]):
        for row in ledger.rows(release):
            if not paths.isdisjoint(row.names):
                return str(until), row.url
    return str(until), f"https://docs.djangoproject.com/en/stable/releases/{until}/"


def _last_seen(name: str, target: Release) -> str:
    lived = [release for release in api.lived(name) if release < target]
    return f" (last in {lived[-1]})" if lived else ""


def _misfit(signature: Signature, positional: int, keywords: tuple[str, ...]) -> str | None:
    """Why a call does not fit a signature, None when it does."""
    most = signature.most_positional
    if most is not None and positional > most:
        return f"takes at most {most} positional arguments"
    for keyword in keywords:
        if not signature.accepts_keyword(keyword):
            return f"takes no argument {keyword}"
    by_position = {parameter.name for parameter in signature.positional[:positional]}
    for name in signature.required:
        if name not in by_position and name not in keywords:
            return f"must be given {name}"
    return None


def _unfit(method: ast.FunctionDef | ast.AsyncFunctionDef, before: Signature, after: Signature) -> str | None:
    """Why an override that took what the method took does not take what it takes now."""
    arguments = method.args
    positional = [one.arg for one in [*arguments.posonlyargs, *arguments.args]][1:]
    known = {*positional, *(one.arg for one in arguments.kwonlyargs)}
    needed = positional[: len(positional) - len(arguments.defaults)]
    old = {parameter.name for parameter in before.parameters}
    new = {parameter.name for parameter in after.parameters}
    for place, parameter in enumerate(after.parameters):
        if parameter.kind in ("var_positional", "var_keyword") or parameter.name in old | known:
            continue
        if place < len(before.parameters) and _renamed(before.parameters[place], parameter, new, known):
            continue
        by_keyword = arguments.kwarg is not None
        by_position = arguments.vararg is not None and parameter.kind != "keyword_only"
        if not by_keyword and not by_position and len(positional) <= len(before.positional):
            return f"the override does not take {parameter.name}"
    most = after.most_positional
    if most is not None and most < len(needed) <= len(before.positional) and not after.takes_any_keyword:
        return f"the override needs {needed[most]}, which is not given any more"
    return None


def _renamed(before: Parameter, after: Parameter, new: set[str], taken: set[str]) -> bool:
    """Whether a parameter only has another name now, under which nobody gives it: callers give it by its place.

    One with a default is given by its name if at all; then that matters to who took it by its old name alone.
    """
    if before.kind != after.kind or after.kind == "keyword_only" or before.name in new:
        return False
    return before.required is after.required and (after.required or before.name not in taken)


_ANSWERS = frozenset(["get", "post", "put", "patch", "delete", "head", "options", "trace"])


def _called_by_name(base: str, name: str, release: Release) -> bool:
    """Whether Django finds methods of such a name by the name, whether or not a class of its own has one."""
    if name.startswith("clean_"):
        return api.is_subclass(base, "django.forms.forms.BaseForm", release)
    if name in _ANSWERS:
        return api.is_subclass(base, "django.views.generic.base.View", release)
    return name.startswith("as_") and api.member(base, "as_sql", release) is not None


def _binding(scope: Scope, name: str, alias: ast.alias) -> Binding | None:
    here: Scope | None = scope
    while here is not None:
        for binding in here.bindings.get(name, ()):
            if binding.alias is alias:
                return binding
        here = here.parent
    return None
