"""The API check: what a file takes from Django is looked up in the target release, rule or no rule.

A place that a rule has answered is silent here, and so is one that a guard protects. Codes: ``api/import`` and
``api/attribute`` (a name is gone), ``api/moved`` (gone from here, certainly the same object elsewhere: a fix),
``api/call`` (arguments that are no longer taken, or are required now), ``api/override`` (a method that Django no longer
has, or calls with arguments that the override does not take).
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from codemods import ledger
from codemods.django import api
from codemods.django.fitting import misfit
from codemods.django.signature import Signature
from codemods.engine.answered import Answered
from codemods.engine.api_classes import ClassCheck
from codemods.engine.given import Given, given_by, partial_calls
from codemods.engine.matching import Matcher
from codemods.findings import Verdict
from codemods.releases import KNOWN, Range, Release
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.shapes.symbols import RenameSymbols, answered_by_other_arm, is_salt
from codemods.rules.shapes.unused_imports import is_unused
from codemods.rules.site import Site
from codemods.source.guards import guarded, in_dead_arm
from codemods.source.module import Module, chain_of
from codemods.source.names import last_name
from codemods.source.scopes import Binding, BindingKind, Scope

__all__ = ["ApiCheck"]


_REFUSED = frozenset(["TypeError"])
# What takes the name of a member as its second argument: functions, and methods (patch.object, monkeypatch.setattr).
_BY_NAME = ("getattr", "setattr", "delattr")
_BY_NAME_OF = ("object", "setattr", "delattr")


class _Moved(RenameSymbols):
    """The same object is found under another path now."""

    change = "api/moved"
    always = True

    def new_name(self, qname: str) -> str | None:
        return _moved_to(qname, self.range.current, self.range.target)

    def _message(self, old: str, new: str) -> str:
        return f"{old} is gone{_last_seen(old, self.range.target)}; the same object is {new} now"


class _Use(NamedTuple):
    """What there is to check where a name of Django's is used."""

    full: str
    direct: bool  # imported from Django itself
    gone: str | None  # the part of the name that the target lacks
    lost: str  # that part, or more of the name where the part alone lives on elsewhere


class ApiCheck:
    """Answers for names that held on the current release and do not hold on the target."""

    def __init__(self, matcher: Matcher, range: Range) -> None:
        self.index = matcher.index
        self.range = range
        self.target = Range(range.current, range.target, range.target)
        self.rule = _Moved(range)
        self.classes = ClassCheck(self)
        self._gone: dict[str, str | None] = {}
        self._taken: dict[str, Signature | None] = {}

    def answers(self, module: Module, matcher: Matcher, answered: Answered) -> list[Answer]:
        """What the file takes from Django that the target does not have; places in ``answered`` are left out."""
        if "django" not in module.text and not self._takes_from_here(module):
            return []
        found: list[Answer] = []
        for answer in self._all(module, answered):
            if not answered.has(answer):
                found.append(answer)
                answered.note(answer)
        return found

    def _takes_from_here(self, module: Module) -> bool:
        """Whether a file imports anything of the repository's: what it brings may be Django's."""
        for statement, _, _ in module.walk.imports:
            if isinstance(statement, ast.Import):
                if any(alias.name in self.index.modules for alias in statement.names):
                    return True
            elif statement.level or module.walk.absolute(statement) in self.index.modules:
                return True
        return False

    def _all(self, module: Module, answered: Answered) -> Iterator[Answer]:
        yield from self._uses(module)  # before the imports, whose answers settle uses as well
        yield from self._imports(module, answered)
        yield from self._strings(module)
        yield from self._members(module)
        yield from self.classes.answers(module)

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

    def _imports(self, module: Module, answered: Answered) -> Iterator[Answer]:
        """Imports of gone names, but for those that go with their uses, which rules have answered."""
        for statement, scope, _ in module.walk.imports:
            if isinstance(statement, ast.ImportFrom):
                source = module.walk.absolute(statement)
                if source not in self.index.modules and not source.startswith("django"):
                    continue
            for alias in statement.names:
                full = f"{source}.{alias.name}" if isinstance(statement, ast.ImportFrom) else alias.name
                if alias.name == "*":
                    full = source
                direct = full.startswith("django.")
                if not direct:
                    full = self._by_star(full)
                if not full.startswith("django."):
                    continue
                gone = self.gone(full)
                if gone is None:
                    continue
                local = alias.asname or (
                    alias.name if isinstance(statement, ast.ImportFrom) else alias.name.partition(".")[0]
                )
                if answered.settles(alias, local):
                    continue
                site = self.site(module, alias, scope, full, "import", _binding(scope, local, alias))
                site.direct = direct
                if self.protected(site):
                    continue
                yield from self._name_gone(site, full, gone, "api/import")

    def _by_star(self, full: str) -> str:
        """The name of Django's that a module of the repository brings on by a star; "" for any other."""
        named = self.index.name(full)
        if not named.through or not named.certain or not named.qname.startswith("django."):
            return ""
        owner, _, last = named.through[-1].rpartition(".")
        facts = self.index.modules.get(owner)
        return named.qname if facts is not None and last not in facts.bindings else ""

    def _uses(self, module: Module) -> Iterator[Answer]:
        wanted = self._wanted(module)
        stars = bool(module.walk.stars)
        calls = module.walk.calls
        partials = partial_calls(module)
        top = module.top_names
        for name, uses in module.walk.names.items():
            if name not in wanted:
                if stars:
                    yield from self._star(module, name, uses)
                continue
            alone = top.get(name)
            seen: dict[tuple[Binding, str | tuple[str, ...]], _Use | None] = {}
            for node, scope in uses:
                binding = alone
                if binding is None:
                    binding = self._binding(scope, name)
                    if binding is None:
                        continue
                if binding.target is None or binding.kind is not BindingKind.IMPORT:
                    continue
                attributes: str | tuple[str, ...]
                if node.__class__ is not ast.Attribute:
                    attributes = ""
                elif node.value.__class__ is ast.Name:
                    attributes = node.attr
                else:
                    chain = chain_of(node)
                    if chain is None:
                        continue
                    attributes = chain[1]
                key = (binding, attributes)
                if key in seen:
                    use = seen[key]
                else:
                    use = seen[key] = self._use(str(binding.target), attributes)
                if use is None:
                    continue
                if use.gone is not None and _loaded(node):
                    part: ast.expr = node
                    for _ in range(use.full.count(".") - use.lost.count(".")):
                        part = part.value  # type: ignore[attr-defined]
                    site = self.site(module, part, scope, use.gone, "use", binding)
                    site.direct = use.direct
                    if not self.protected(site):
                        yield from self._name_gone(site, use.lost, use.gone, "api/attribute")
                elif use.gone is None:
                    call = calls.get(node) or partials.get(node)
                    if call is not None:
                        yield from self._call(module, call, use.full, call.func is not node)

    def _binding(self, scope: Scope, name: str) -> Binding | None:
        """What binds a name for a load in ``scope``: one statement, or the import that works among several of a shim."""
        only = _only_binding(scope, name)
        owner = scope.owner(name)
        if only is not None or owner is None:
            return only
        bindings = owner.bindings[name]
        if any(one.kind is not BindingKind.IMPORT or one.branch is None for one in bindings):
            return None
        works = [
            one
            for one in bindings
            if (one.target or "").startswith("django.") and api.exists(str(one.target), self.range.target)
        ]
        others = [
            one for one in bindings if one not in works and not (one.target or "").startswith("django.")
        ]
        if len(works) != 1 or (others and works[0].branch is not None and works[0].branch.arm != "body"):
            return None
        return works[0]

    def _use(self, target: str, attributes: str | tuple[str, ...]) -> _Use | None:
        """What there is to check where an imported name is used with attributes; None for nothing."""
        chain = (attributes,) if isinstance(attributes, str) and attributes else tuple(attributes)
        base, full = self._reaches(target, chain)
        if not full:
            return None
        gone = self.gone(full) if full != base else None
        if gone is not None:
            lost = self._lost(full, gone)
            if len(lost) > len(base):
                return _Use(full, base == target, max(gone, base, key=len), lost)
            return None
        return _Use(full, base == target, None, "")

    def _lost(self, full: str, gone: str) -> str:
        """What a name lacks whose part ``gone`` is gone: where that part lives on under another name, what that lacks."""
        moved = _moved_to(gone, self.range.current, self.range.target)
        if moved is None or not moved.startswith("django."):
            return gone
        parts = full[len(gone) + 1 :].split(".")
        for size in range(len(parts)):
            rest = ".".join(parts[: size + 1])
            if rest and not api.exists(f"{moved}.{rest}", self.range.target):
                return f"{gone}.{rest}"
        return gone

    def _wanted(self, module: Module) -> set[str]:
        """The local names that imports from Django, directly or through the repository's modules, bind in the file."""
        names: set[str] = set()
        for statement, _, _ in module.walk.imports:
            source = "" if isinstance(statement, ast.Import) else module.walk.absolute(statement)
            for alias in statement.names:
                full = f"{source}.{alias.name}" if source else alias.name
                plain = isinstance(statement, ast.Import) and alias.asname is None
                if plain:
                    full = full.partition(".")[0]
                if full == "django" or full.startswith("django.") or self._brings(full):
                    names.add(full if plain else alias.asname or alias.name)
        return names

    def _brings(self, full: str) -> bool:
        """Whether a name of the repository's is Django's, or a module that may bring such names."""
        if full in self.index.modules:
            return True
        named = self.index.name(full)
        return bool(named.through) and named.certain and named.qname.startswith("django.")

    def _reaches(self, target: str, attributes: tuple[str, ...]) -> tuple[str, str]:
        """What an imported name is of Django's, and all that a chain of attributes on it names; "" for nothing."""
        if target == "django" or target.startswith("django."):
            full = ".".join((target, *attributes))
            return target, full if full != "django" else ""
        for size in range(len(attributes) + 1):
            named = self.index.name(".".join((target, *attributes[:size])))
            if named.through and named.certain and named.qname.startswith("django."):
                return named.qname, ".".join((named.qname, *attributes[size:]))
        return "", ""

    def _star(self, module: Module, name: str, uses: Sequence[tuple[ast.expr, Scope]]) -> Iterator[Answer]:
        """A name that ``from django.x import *`` alone can have brought."""
        stars = [star for star, _ in module.walk.stars]
        if not all(star in self.index.modules or star.startswith("django.") for star in stars):
            return
        for node, scope in uses:
            if scope.owner(name) is not None or hasattr(builtins, name):
                return
            offering = [star for star in stars if self.index._offers(star, name)]
            if len(offering) != 1:
                return
            full = f"{offering[0]}.{name}"
            if not full.startswith("django."):
                full = self._by_star(full)
            if not full:
                return
            root, attributes = chain_of(node) or (node, ())
            if self.gone(full) == full:
                site = self.site(module, root, scope, full, "use", None)
                site.direct = False
                if not self.protected(site):
                    yield from self._name_gone(site, full, full, "api/attribute")
                continue
            call = module.walk.calls.get(node)
            if call is not None:
                yield from self._call(module, call, ".".join((full, *attributes)))

    def _strings(self, module: Module) -> Iterator[Answer]:
        """Strings that spell the path of something that is gone: how settings and ``mock.patch`` name it."""
        for node, scope in module.walk.strings:
            full = str(node.value)
            if not full.startswith("django."):
                continue
            gone = self.gone(full)
            if gone is None or not any(api.exists(full, release) for release in self._before(full)):
                continue
            site = self.site(module, node, scope, full, "string", None)
            if not is_salt(site) and not self.protected(site):
                yield from self._name_gone(site, full, gone, "api/attribute")

    def _members(self, module: Module) -> Iterator[Answer]:
        """Members that a string names, beside what has them: ``patch.object(Client, "_handle")``, ``getattr()``."""
        walk = module.walk
        for callee, scope in (
            *(one for name in _BY_NAME for one in walk.names.get(name, ())),
            *(one for name in _BY_NAME_OF for one in walk.attributes.get(name, ())),
        ):
            call = walk.calls.get(callee)
            if call is None or len(call.args) < 2 or not _names_member(callee, call):
                continue
            owner, member = call.args[:2]
            if not isinstance(member, ast.Constant) or not isinstance(member.value, str):
                continue
            found = module.resolve(owner, scope)
            if not found.certain or not member.value.isidentifier():
                continue
            use = self._use(found.targets[0], member.value)
            if use is None or use.gone is None or not use.lost.endswith(f".{member.value}"):
                continue
            site = self.site(module, member, scope, use.gone, "string", found.bindings[0])
            if not self.protected(site):
                yield from self._name_gone(site, use.lost, use.gone, "api/attribute")

    def _name_gone(self, site: Site, full: str, gone: str, code: str) -> Iterator[Answer]:
        if full == gone or site.kind in ("import", "string"):
            moved = self._moved(site, full)
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
        moved = self._moved(site, gone)
        named, hint = gone, ""
        if moved and full != gone:
            # The module lives on under another name, but without this part of it.
            named = full
            hint = f" What was {gone} is {moved} now, and has no {full[len(gone) + 1 :]}."
        elif moved:
            hint = f" It is {moved} now."
        else:
            others = self._new_homes(gone)
            if 0 < len(others) <= 3:
                hint = f" The same name is found as {', '.join(others)}."
        message = f"{named} does not exist in Django {self.range.target}{self.last_seen(named)}"
        if site.kind == "import" and site.direct and site.binding is not None and is_unused(site):
            site.remove_import(site.binding)
            answer = site.fix(message=f"{message}, and nothing uses this import")
            answer.code = code
            answer.until, answer.url = _note(gone, self.range.target)
            yield answer
            return
        yield self.flag(
            site.node,
            code,
            message,
            f"Replace what is used of it.{hint}",
            gone,
        )

    def _moved(self, site: Site, name: str) -> str | None:
        """Where the target has the same object; for a string only in Django.

        What Django took from elsewhere is patched where Django uses it.
        """
        moved = _moved_to(name, self.range.current, self.range.target)
        return None if moved and site.kind == "string" and not moved.startswith("django.") else moved

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

    def protected(self, site: Site) -> bool:
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

    def _takes(self, full: str) -> Signature | None:
        """What a callable takes on the target; None where that is not known, or is what it has always taken."""
        if full not in self._taken:
            self._taken[full] = self._new_signature(full)
        return self._taken[full]

    def _new_signature(self, full: str) -> Signature | None:
        if full in self.index.modules:
            return None
        now = _signature(full, self.range.target)
        current = self.range.current
        if now is None or (current is not None and _signature(full, current) in (None, now)):
            return None
        named = self.index.name(full)
        if named.through or self.index.class_facts(named.qname) or self.index.function_facts(named.qname):
            return None
        return now

    def _call(self, module: Module, call: ast.Call, full: str, partial: bool = False) -> Iterator[Answer]:
        now = self._takes(full)
        if now is None:
            return
        given = given_by(module, call, partial)
        if self._is_given_self(full):
            if not given.positional:
                return  # self is among what stars hand on
            given = given._replace(positional=given.positional - 1)
        if misfit(now, *given) is None:
            return
        for release in self._before_call():
            answer = self.call_answer(module, call, full, _signature(full, release), now, release, given)
            if answer is not None:
                yield answer
                return

    def _is_given_self(self, full: str) -> bool:
        """Whether a name is that of a method as its class has it: ``Field.__init__(self, …)``."""
        owner = full.rpartition(".")[0]
        target = self.range.target
        return api.kind(full, target) == "method" and api.kind(owner, target) == "class"

    def call_answer(
        self,
        module: Module,
        call: ast.Call,
        name: str,
        before: Signature | None,
        now: Signature,
        release: Release,
        given: Given,
    ) -> Answer | None:
        """A call that fitted what ``name`` took in a release, and does not fit what it takes on the target."""
        if before is None:
            return None
        reason = misfit(now, *given)
        if reason is None or misfit(before, *given) is not None:
            return None
        if in_dead_arm(module, call, self.target, self.index) or guarded(module, call, _REFUSED):
            return None
        return self.flag(
            call,
            "api/call",
            f"{name}() {reason} in Django {self.range.target} (it worked up to {self._last_fit(name, release, given)})",
            f"It takes {now} now.",
        )

    def _last_fit(self, name: str, release: Release, given: Given) -> Release:
        """The last release before the target, counted from one that did, that takes what a call gives."""
        for later in KNOWN:
            if release < later < self.range.target:
                takes = _signature(name, later)
                if takes is None or misfit(takes, *given) is not None:
                    break
                release = later
        return release

    def _before_call(self) -> tuple[Release, ...]:
        if self.range.current is not None:
            return (self.range.current,)
        return tuple(release for release in reversed(KNOWN) if release < self.range.target)

    # -- pieces ----------------------------------------------------------------------------------------------------

    def last_seen(self, name: str) -> str:
        """ " (last in 3.2)", to be put behind a name that is gone."""
        return _last_seen(name, self.range.target)

    def site(
        self, module: Module, node: ast.AST, scope: Scope, qname: str, kind: str, binding: Binding | None
    ) -> Site:
        return Site(module, self.index, {}, frozenset(), self.rule, node, scope, qname, kind, binding=binding)

    def flag(self, node: ast.AST, code: str, message: str, advice: str, name: str = "") -> Answer:
        until, url = _note(name, self.range.target) if name else ("", "")
        return Answer(Verdict.FLAG, node, message, advice, code=code, rule=self.rule, until=until, url=url)


def _names_member(callee: ast.expr, call: ast.Call) -> bool:
    """Whether the second argument of a call has to be a member of the first."""
    if isinstance(callee, ast.Attribute) and callee.attr == "object":
        owner = callee.value
        if last_name(owner) != "patch":
            return False
    with_default = isinstance(callee, ast.Name) and callee.id == "getattr" and len(call.args) > 2
    return not with_default and not any(keyword.arg in ("create", "raising") for keyword in call.keywords)


def _only_binding(scope: Scope, name: str) -> Binding | None:
    """What binds a name for a load in ``scope``: one statement, or imports of one thing (``import a.b, a.c``)."""
    owner = scope.owner(name)
    bindings = [] if owner is None else owner.bindings[name]
    if len(bindings) > 1 and any(
        one.kind is not BindingKind.IMPORT or one.target != bindings[0].target for one in bindings
    ):
        return None
    return bindings[0] if bindings else None


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


def _binding(scope: Scope, name: str, alias: ast.alias) -> Binding | None:
    here: Scope | None = scope
    while here is not None:
        for binding in here.bindings.get(name, ()):
            if binding.alias is alias:
                return binding
        here = here.parent
    return None
