"""From the names that a file uses to the rules that want to see them, by dictionary look-up."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from codemods.engine.words import WordTable
from codemods.index.index import Index
from codemods.releases import Range
from codemods.rules import triggers as on
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.source.bases import base_expressions, likeliest
from codemods.source.inference import infer
from codemods.source.module import Module, chain_of
from codemods.source.names import last_name
from codemods.source.scopes import Binding, BindingKind, Scope

__all__ = ["Matcher", "Subscriptions"]

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Hit(NamedTuple):
    """A prefix of a dotted name that somebody subscribed to: its length in attributes, and who did."""

    dropped: int  # attributes behind the prefix
    qname: str
    rules: tuple[Rule, ...]
    callers: tuple[Rule, ...]


_Make = Callable[..., Site]
_Resolved = tuple[tuple[Hit, ...], bool, bool, tuple[Binding, ...]]


class Subscriptions:
    """Who wants to see what; made once a run."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.names: dict[str, list[Rule]] = {}
        self.prefixes: dict[str, list[Rule]] = {}
        self.calls: dict[str, list[Rule]] = {}
        self.subclass_calls: dict[str, list[Rule]] = {}
        self.classes: dict[str, list[Rule]] = {}
        self.methods: dict[str, list[tuple[str, Rule]]] = {}
        self.members: dict[str, list[tuple[on.OnMember, Rule]]] = {}
        self.attributes: dict[str, list[Rule]] = {}
        self.keyword_attributes: dict[str, list[Rule]] = {}  # those that want calls with keywords alone
        self.keywords: dict[str, list[Rule]] = {}
        self.bytes: list[Rule] = []
        self.functions: dict[str, list[Rule]] = {}
        self.settings: dict[str, list[Rule]] = {}
        self.glances: dict[Rule, Callable[[ast.Call], bool]] = {}
        self.modules: list[tuple[on.OnModule, Rule]] = []
        for rule in rules:
            for trigger in rule.subscriptions():
                self._add(trigger, rule)
            if rule.glance is not None:
                self.glances[rule] = rule.glance
        self.last_names = frozenset(
            name.rpartition(".")[2]
            for table in (self.names, self.calls, self.subclass_calls)
            for name in table
        )
        self.prefix_starts = tuple(self.prefixes)

    def _add(self, trigger: on.Trigger, rule: Rule) -> None:
        match trigger:
            case on.OnName(qname, members):
                _put(self.prefixes if members else self.names, qname, rule)
            case on.OnCall(qname, subclasses):
                _put(self.subclass_calls if subclasses else self.calls, qname, rule)
            case on.OnSubclass(qname):
                _put(self.classes, qname, rule)
            case on.OnMethod(base, name):
                self.methods.setdefault(name, []).append((base, rule))
            case on.OnMember(_, name):
                self.members.setdefault(name, []).append((trigger, rule))
            case on.OnAttribute(name, keywords):
                _put(self.keyword_attributes if keywords else self.attributes, name, rule)
            case on.OnKeyword(name):
                _put(self.keywords, name, rule)
            case on.OnBytes():
                self.bytes.append(rule)
            case on.OnFunction(name):
                _put(self.functions, name, rule)
            case on.OnSetting(name):
                _put(self.settings, name, rule)
            case on.OnModule():
                self.modules.append((trigger, rule))


def _put(table: dict[str, list[Rule]], key: str, rule: Rule) -> None:
    known = table.setdefault(key, [])
    if rule not in known:
        known.append(rule)


class Matcher:
    """Finds the sites of a module. One a run and process: what a dotted name means is remembered."""

    def __init__(self, subscriptions: Subscriptions, index: Index, range: Range) -> None:
        self.subscriptions = subscriptions
        self.index = index
        self.range = range
        self._modules = WordTable(
            (trigger.words, (trigger.roles, rule))
            for trigger, rule in subscriptions.modules
            if rule.concerns(index)
        )
        self._hits: dict[str, tuple[tuple[Hit, ...], bool, bool]] = {}
        self._equivalents: dict[str, frozenset[str]] = {}
        self._lines: dict[tuple[str, ...], tuple[dict[str, None], list[tuple[Rule, str]]]] = {}
        # First parts of the names that can lead anywhere: Django's, the repository's, and what is subscribed to.
        self._tops = {"django", *_FOREIGN, *(name.partition(".")[0] for name in index.modules)}
        self._tops |= {
            name.partition(".")[0] for table in (subscriptions.names, subscriptions.calls) for name in table
        }

    # -- names ---------------------------------------------------------------------------------------------------

    def equivalents(self, qname: str) -> frozenset[str]:
        """All paths by which Django's object of that name has been reachable, the name itself among them."""
        known = self._equivalents.get(qname)
        if known is None:
            if qname.startswith("django."):
                from codemods.django import api

                known = api.equivalents(qname) | {qname}
            else:
                known = frozenset({qname})
            self._equivalents[qname] = known
        return known

    def hits(self, full: str) -> tuple[tuple[Hit, ...], bool, bool]:
        """Subscribed prefixes of an absolute dotted name; whether it is certain; whether it is a direct name."""
        known = self._hits.get(full)
        if known is None:
            known = self._hits[full] = self._find(full)
        return known

    def _find(self, full: str) -> tuple[tuple[Hit, ...], bool, bool]:
        head, dot, _ = full.rpartition(".")
        shorter: tuple[Hit, ...]
        if not dot:
            shorter, certain, direct = (), True, True
            if full not in self._tops:
                return (), True, True
        else:
            shorter, certain, direct = self.hits(head)
            if not shorter and full.partition(".")[0] not in self._tops:
                return (), True, True
        found = [hit._replace(dropped=hit.dropped + 1) for hit in shorter]
        named = self.index.name(full)
        rules, callers = self._subscribers(named.qname)
        if callers and not named.certain and self.index.may_be_own(named):
            callers = {}  # the shim takes what it takes
        if rules or callers:
            found.append(Hit(0, named.qname, tuple(rules), tuple(callers)))
            certain = certain and named.certain
            direct = direct and not named.through
        return tuple(found), certain, direct

    def _subscribers(self, final: str) -> tuple[dict[Rule, None], dict[Rule, None]]:
        """Who wants to see a final name, and who wants to see calls of it."""
        table = self.subscriptions
        rules: dict[Rule, None] = {}
        callers: dict[Rule, None] = {}
        plain = final.startswith("django.") or final == "django"
        if plain or final.partition(".")[0] in _FOREIGN:
            if final.rpartition(".")[2] in table.last_names:  # all paths of a thing end in one name
                for name in self.equivalents(final):
                    rules.update(dict.fromkeys(table.names.get(name, ())))
                    callers.update(dict.fromkeys(table.calls.get(name, ())))
                    callers.update(dict.fromkeys(table.subclass_calls.get(name, ())))
            if final.startswith(table.prefix_starts):
                head = final
                while head:
                    rules.update(dict.fromkeys(table.prefixes.get(head, ())))
                    head = head.rpartition(".")[0]
        elif final in table.names or final in table.calls:
            rules.update(dict.fromkeys(table.names.get(final, ())))
            callers.update(dict.fromkeys(table.calls.get(final, ())))
        if table.subclass_calls:
            if self.index.class_facts(final) is not None or (plain and _class_like(final)):
                for ancestor in self.index.ancestry(final):
                    wanted = table.subclass_calls.get(ancestor)
                    if wanted is not None:
                        callers.update(dict.fromkeys(wanted))
        return rules, callers

    # -- sites ---------------------------------------------------------------------------------------------------

    def sites(self, module: Module, reserved: dict[str, str], roles: frozenset[str]) -> Iterator[Site]:
        """Every site of the module, in no particular order."""

        site = partial(Site, module, self.index, reserved, roles)
        yield from self._imports(module, site)
        yield from self._uses(module, site)
        yield from self._strings(module, site)
        table = self.subscriptions
        walk = module.walk
        if table.classes or table.methods:
            yield from self._classes(module, site)
        glances = table.glances
        for name in table.attributes.keys() & walk.attributes.keys():
            for rule in table.attributes[name]:
                glance = glances.get(rule)
                for node, scope in walk.attributes[name]:
                    if glance is not None:
                        called = walk.calls.get(node)
                        if called is None or not glance(called):
                            continue
                    yield site(rule, node, scope, qname=name)
        for name in table.keyword_attributes.keys() & walk.attributes.keys():
            for node, scope in walk.attributes[name]:
                found = walk.calls.get(node)
                if found is not None and found.keywords:
                    for rule in table.keyword_attributes[name]:
                        glance = glances.get(rule)
                        if glance is None or glance(found):
                            yield site(rule, node, scope, qname=name)
        for name in table.members.keys() & walk.attributes.keys():
            for node, scope in walk.attributes[name]:
                yield from self._member(table.members[name], node, scope, site)
        for name in table.keywords.keys() & walk.keywords.keys():
            for rule in table.keywords[name]:
                glance = glances.get(rule)
                for call, scope in walk.keywords[name]:
                    if glance is None or glance(call):
                        yield site(rule, call, scope, qname=name)
        for rule in table.bytes:
            for literal in walk.bytes:
                yield site(rule, literal, walk.root)
        if table.functions:
            for function, scope in walk.functions:
                for rule in table.functions.get(function.name, ()):
                    yield site(rule, function, scope, qname=function.name, kind="method")
        if table.settings:
            yield from self._settings(module, site, roles)
        for wanted, rule in self._modules.found(module):
            if not wanted or not roles.isdisjoint(wanted):
                yield site(rule, module.tree, walk.root, kind="module")

    def _imports(self, module: Module, make: _Make) -> Iterator[Site]:
        for statement, scope, _ in module.walk.imports:
            for alias in statement.names:
                if alias.name == "*":
                    continue
                local = alias.asname or (
                    alias.name.partition(".")[0] if isinstance(statement, ast.Import) else alias.name
                )
                if isinstance(statement, ast.Import):
                    full = alias.name
                else:
                    source = module.walk.absolute(statement)
                    full = f"{source}.{alias.name}" if source else alias.name
                hits, certain, direct = self.hits(full)
                if not hits:
                    continue
                owner = scope
                binding = _binding_of(owner, local, alias)
                for hit in hits:
                    if hit.dropped and isinstance(statement, ast.ImportFrom):
                        continue
                    for rule in hit.rules:
                        yield make(
                            rule,
                            alias,
                            scope,
                            qname=hit.qname,
                            kind="import",
                            certain=certain,
                            direct=direct,
                            binding=binding,
                        )

    def _uses(self, module: Module, make: _Make) -> Iterator[Site]:
        walk = module.walk
        bound = walk.named
        has_stars = bool(walk.stars)
        top = module.top_names
        for name, uses in walk.names.items():
            if name not in bound and not has_stars:
                continue
            binding = top.get(name)
            if binding is not None:
                target = module.target_of(binding, walk.root)
                if target is not None and target.partition(".")[0] in self._tops:
                    yield from self._plain_uses(module, uses, target, binding, make)
                continue
            seen: dict[tuple[Scope, tuple[str, ...]], _Resolved | None] = {}
            last: Scope | None = None
            owner: Scope | None = None
            for node, scope in uses:
                if scope is not last:
                    owner, last = scope.owner(name), scope
                if owner is None and not has_stars:
                    continue
                root: ast.expr = node
                attributes: tuple[str, ...] = ()
                if node.__class__ is ast.Attribute:
                    chain = chain_of(node)
                    if chain is None:
                        continue
                    root, attributes = chain
                resolved: _Resolved | None
                single = owner is not None and len(owner.bindings[name]) == 1
                key = (owner or scope, attributes)
                if single and key in seen:
                    resolved = seen[key]
                elif not single and owner is not None and not self._may_hit(module, owner, name, attributes):
                    continue
                else:
                    found = module.lookup(name, scope, root)
                    resolved = None
                    for target in found.targets:
                        full = ".".join((target, *attributes)) if attributes else target
                        hits, certain, direct = self.hits(full)
                        if hits:
                            resolved = (hits, found.certain and certain, direct, found.bindings)
                            if found.certain:
                                break
                    if single:
                        seen[key] = resolved
                if resolved is None:
                    continue
                if owner is None and not resolved[1]:
                    certain, hits = self._star(module, name, attributes)
                    if not hits:
                        continue
                    resolved = (hits, certain, *resolved[2:])
                yield from self._hit_sites(module, node, scope, len(attributes), resolved, make)

    def _plain_uses(
        self,
        module: Module,
        uses: list[tuple[ast.expr, Scope]],
        target: str,
        binding: Binding,
        make: _Make,
    ) -> Iterator[Site]:
        """The uses of a name that one statement at the top of the file binds and nothing else does."""
        seen: dict[str | tuple[str, ...], _Resolved | None] = {}
        bindings = (binding,)
        for node, scope in uses:
            key: str | tuple[str, ...]
            depth = 0
            if node.__class__ is not ast.Attribute:
                key = ""
            elif node.value.__class__ is ast.Name:
                key, depth = node.attr, 1
            else:
                chain = chain_of(node)
                if chain is None:
                    continue
                key = chain[1]
                depth = len(key)
            if key in seen:
                resolved = seen[key]
            else:
                full = target
                if depth:
                    full = f"{target}.{key}" if depth == 1 else ".".join((target, *key))
                hits, certain, direct = self.hits(full)
                resolved = seen[key] = (hits, certain, direct, bindings) if hits else None
            if resolved is not None:
                yield from self._hit_sites(module, node, scope, depth, resolved, make)

    def _hit_sites(
        self, module: Module, node: ast.expr, scope: Scope, depth: int, resolved: _Resolved, make: _Make
    ) -> Iterator[Site]:
        hits, certain, direct, bindings = resolved
        calls = module.walk.calls
        for hit in hits:
            if hit.dropped > depth:
                continue
            at: ast.expr = node
            for _ in range(hit.dropped):
                at = at.value  # type: ignore[attr-defined]
            binding = bindings[0] if bindings else None
            for rule in hit.rules:
                yield make(rule, at, scope, hit.qname, "use", certain, direct, binding)
            if hit.callers:
                call = calls.get(at)
                if call is not None:
                    glances = self.subscriptions.glances
                    for rule in hit.callers:
                        glance = glances.get(rule)
                        if glance is None or glance(call):
                            yield make(rule, call, scope, hit.qname, "use", certain, direct, binding)

    def _may_hit(self, module: Module, owner: Scope, name: str, attributes: tuple[str, ...]) -> bool:
        """Whether any of several bindings of a name leads to something subscribed to, whichever of them counts."""
        for binding in owner.bindings[name]:
            target = module.target_of(binding, owner)
            if target is not None and self.hits(".".join((target, *attributes)))[0]:
                return True
        return False

    def _star(self, module: Module, name: str, attributes: tuple[str, ...]) -> tuple[bool, tuple[Hit, ...]]:
        """A name that only star imports can have brought: sure when those that offer it all mean the same."""
        offering = [star for star, _ in module.walk.stars if self.index._offers(star, name)]
        unknown = [
            star
            for star, _ in module.walk.stars
            if star not in self.index.modules and not star.startswith("django.")
        ]
        if not offering:
            return False, ()
        meant = {self.index.name(f"{star}.{name}").qname for star in offering}
        hits, certain, _ = self.hits(".".join((offering[0], name, *attributes)))
        return len(meant) == 1 and certain and not unknown, hits

    def _strings(self, module: Module, make: _Make) -> Iterator[Site]:
        for node, scope in module.walk.strings:
            value = str(node.value)
            if value.partition(".")[0] not in _FOREIGN:
                continue
            hits, certain, direct = self.hits(value)
            for hit in hits:
                if not hit.qname.startswith(_FOREIGN_PREFIXES):
                    continue
                for rule in hit.rules:
                    yield make(
                        rule, node, scope, qname=hit.qname, kind="string", certain=certain, direct=direct
                    )

    def _classes(self, module: Module, make: _Make) -> Iterator[Site]:
        table = self.subscriptions
        for node, scope, _ in module.walk.classes:
            finals: list[str] = []
            certain = True
            for expression in base_expressions(node):
                found = module.resolve(expression, scope)
                certain = certain and (found.certain or not found.targets)
                if found.targets:
                    finals.append(self.index.name(likeliest(found.targets)).qname)
            ancestry, rules = self._line(tuple(finals))
            for rule, ancestor in rules:
                yield make(rule, node, scope, qname=ancestor, kind="class", certain=certain)
            if table.methods:
                inner = module.walk.scope_of[node]
                wanted = table.methods.keys() & inner.bindings.keys()
                lent = self._lent(module, node, scope, ancestry) if wanted else ()
                for name in wanted:
                    binding = inner.bindings[name][-1]
                    if not isinstance(binding.node, Function):
                        continue
                    rules_of: dict[Rule, tuple[str, bool]] = {}
                    for base_name, rule in table.methods[name]:
                        if not base_name or base_name in ancestry:
                            known = rules_of.get(rule)
                            if known is None or not known[1]:
                                rules_of[rule] = (base_name, True)
                        elif base_name in lent:
                            rules_of.setdefault(rule, (base_name, False))
                    for rule, (base_name, own) in rules_of.items():
                        qname = f"{base_name}.{name}"
                        yield make(rule, binding.node, inner, qname=qname, kind="method", certain=own)

    def _lent(
        self, module: Module, node: ast.ClassDef, scope: Scope, ancestry: dict[str, None]
    ) -> frozenset[str]:
        """What a mixin's methods are mixed into: all that the classes descend from that take it beside one of Django's."""
        if any(name.startswith("django.") for name in ancestry):
            return frozenset()
        qualname = module.qualname(node.name, scope, local=True)
        heirs = self.index.heirs(f"{module.name}.{qualname}") if qualname and module.name else {}
        return frozenset(
            one for heir in heirs for one in self.index.ancestry(heir) if one.startswith("django.")
        )

    def _line(self, bases: tuple[str, ...]) -> tuple[dict[str, None], list[tuple[Rule, str]]]:
        """All that a class with these bases descends from, and who wants to see it for the sake of which ancestor."""
        known = self._lines.get(bases)
        if known is None:
            ancestry = dict.fromkeys(ancestor for base in bases for ancestor in self.index.ancestry(base))
            rules: dict[Rule, str] = {}
            for ancestor in ancestry:
                for rule in self.subscriptions.classes.get(ancestor, ()):
                    rules.setdefault(rule, ancestor)
            known = self._lines[bases] = (ancestry, list(rules.items()))
        return known

    def _member(
        self, wanted: list[tuple[on.OnMember, Rule]], node: ast.Attribute, scope: Scope, make: _Make
    ) -> Iterator[Site]:
        probe = make(wanted[0][1], node, scope)
        inferred = infer(probe, node.value)
        done: set[Rule] = set()
        for trigger, rule in wanted:
            if rule in done:
                continue
            qname = f"{trigger.base}.{trigger.name}"
            if inferred is None:
                if trigger.likely:
                    done.add(rule)
                    yield make(rule, node, scope, qname=qname, certain=False)
            elif self.index.is_subclass(inferred.qname, trigger.base):
                if inferred.certain or trigger.likely:
                    done.add(rule)
                    yield make(rule, node, scope, qname=qname, certain=inferred.certain)
            elif trigger.likely and self.index.is_subclass(trigger.base, inferred.qname):
                done.add(rule)  # known to be something of a kind that this may be
                yield make(rule, node, scope, qname=qname, certain=False)

    # -- settings --------------------------------------------------------------------------------------------------

    def _settings(self, module: Module, make: _Make, roles: frozenset[str]) -> Iterator[Site]:
        table = self.subscriptions.settings
        walk = module.walk
        if "settings" in roles:
            for scope in walk.scope_of.values():
                if scope is not walk.root and not isinstance(scope.node, ast.ClassDef):
                    continue
                for name in table.keys() & scope.bindings.keys():
                    for binding in scope.bindings[name]:
                        statement = module.parents.get(binding.node)
                        for rule in table[name]:
                            if statement is not None:
                                yield make(rule, statement, scope, qname=name, kind="assign", binding=binding)
        for name in table.keys() & walk.attributes.keys():
            for node, scope in walk.attributes[name]:
                found = module.resolve(node.value, scope)
                fixture = _is_settings_fixture(node.value, scope)
                if not fixture and not any(self._is_settings(target) for target in found.targets):
                    continue
                kind = "read" if isinstance(node.ctx, ast.Load) else "write"
                for rule in table[name]:
                    yield make(rule, node, scope, qname=name, kind=kind, certain=fixture or found.certain)
        for name in table.keys() & walk.keywords.keys():
            for call, scope in walk.keywords[name]:
                if not self._configures(module, call, scope):
                    continue
                for rule in table[name]:
                    yield make(rule, call, scope, qname=name, kind="keyword")

    def _is_settings(self, target: str) -> bool:
        return self.index.name(target).qname in ("django.conf.settings", "django.test.utils.settings")

    def _configures(self, module: Module, call: ast.Call, scope: Scope) -> bool:
        """``override_settings(…)``, ``settings.configure(…)``, ``self.settings(…)``, ``modify_settings(…)``."""
        func = call.func
        if isinstance(func, ast.Attribute):
            if (
                func.attr in ("settings", "modify_settings")
                and isinstance(func.value, ast.Name)
                and func.value.id in ("self", "cls")
            ):
                return True
            if func.attr == "configure":
                found = module.resolve(func.value, scope)
                return any(self._is_settings(target) for target in found.targets)
        found = module.resolve(func, scope)
        for target in found.targets:
            last = self.index.name(target).qname
            if last.startswith("django.test") and last.endswith((".override_settings", ".modify_settings")):
                return True
        return False


_FOREIGN = frozenset(["django", "six", "pytz", "jinja2", "psycopg2", "mock", "unittest", "importlib"])
_FOREIGN_PREFIXES = tuple(f"{name}." for name in sorted(_FOREIGN))


def _is_settings_fixture(node: ast.AST, scope: Scope) -> bool:
    """Whether a name is pytest-django's ``settings``: a parameter of a test, or of a fixture."""
    if not isinstance(node, ast.Name) or node.id != "settings":
        return False
    owner = scope.owner("settings")
    function = owner.node if owner is not None else None
    if owner is None or not isinstance(function, Function):
        return False
    if any(one.kind is not BindingKind.PARAMETER for one in owner.bindings["settings"]):
        return False
    if function.name.startswith("test"):
        return True
    for decorator in function.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        name = last_name(called)
        if name in ("fixture", "yield_fixture"):
            return True
    return False


def _class_like(qname: str) -> bool:
    last = qname.rpartition(".")[2]
    if last[:1].isupper():
        return len(last) == 1 or not last.isupper()  # settings and other constants
    return "field" in last.lower()


def _binding_of(scope: Scope, name: str, alias: ast.alias) -> Binding | None:
    here: Scope | None = scope
    while here is not None:
        for binding in here.bindings.get(name, ()):
            if binding.alias is alias:
                return binding
        here = here.parent
    return None
