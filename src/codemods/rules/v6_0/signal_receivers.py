"""``Signal.receivers``, whose entries have grown twice."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Range, Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMember
from codemods.source.guards import in_dead_arm

_THREE, _FOUR = Release(5, 0), Release(6, 0)
_WRAPPERS = frozenset({"iter", "list", "reversed", "tuple"})
_REST = "_rest"


class SignalReceivers(Rule):
    """The entries of ``Signal.receivers`` have more elements: ``is_async`` since 5.0, one for the sender since 6.0.

    They are not documented; code that takes them apart fails where they are longer.
    """

    change = "6.0/undocumented-signal-receivers"
    also = ("5.0/undocumented-signal-receivers",)
    triggers = (OnMember("django.dispatch.Signal", "receivers", likely=True), OnAttribute("_live_receivers"))
    advice = "The entries are (lookup key, receiver, is_async) in 5.x, and (lookup key, receiver, sender, is_async) from 6.0 on."
    examples = [
        Fixes(
            target="6.0",
            before="""\
                from django.db.models.signals import post_save

                def names():
                    for key, receiver in post_save.receivers:
                        yield key, receiver
                    found = [receiver for (key, sender), receiver in list(post_save.receivers)]
                    for entry in post_save.receivers:
                        key, receiver, is_async = entry
                """,
            after="""\
                from django.db.models.signals import post_save

                def names():
                    for key, receiver, *_rest in post_save.receivers:
                        yield key, receiver
                    found = [receiver for (key, sender), receiver, *_rest in list(post_save.receivers)]
                    for entry in post_save.receivers:
                        key, receiver, *_rest, is_async = entry
                """,
        ),
        Suggests(
            current="4.2",
            target="5.2",
            before="""\
                from django.dispatch import Signal

                def show(signals):
                    for signal in signals:
                        for key, receiver in signal.receivers:
                            print(receiver)
                """,
            after="""\
                from django.dispatch import Signal

                def show(signals):
                    for signal in signals:
                        for key, receiver, *_rest in signal.receivers:
                            print(receiver)
                """,
        ),
        Flags(
            """\
                from django.db.models.signals import post_save

                for receiver in post_save._live_receivers(None):
                    print(receiver)
                """,
            line=3,
            current="4.2",
            target="6.0",
        ),
        Keeps(
            """\
                import django
                from django.db.models.signals import post_save

                def names(message):
                    for key, receiver, *rest in post_save.receivers:
                        yield key, receiver
                    for entry in post_save.receivers:
                        if django.VERSION >= (6, 0):
                            key, receiver, sender, is_async = entry
                        yield entry[1]
                    saved = post_save.receivers
                    post_save.receivers = []
                    for name, address in message.receivers:
                        yield name
                """,
            current="4.2",
            target="6.0",
        ),
        Keeps(
            """\
                from django.dispatch import Signal

                class Getter(Signal):
                    def send(self, sender):
                        for receiver in self._live_receivers(sender):
                            return receiver()

                    def _live_receivers(self, sender):
                        return [receiver for _, receiver, *_ in self.receivers]
                """,
            current="4.2",
            target="6.0",
        ),
        Keeps(
            """\
                from django.db.models.signals import post_save

                for key, receiver, is_async in post_save.receivers:
                    print(receiver)
                """,
            current="4.2",
            target="5.2",
        ),
    ]

    @classmethod
    def active(cls, range: Range, modernize: bool = False) -> bool:
        return any(range.start < release <= range.target for release in (_THREE, _FOUR))

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute):
            return
        if node.attr == "_live_receivers":
            if self.range.start < _THREE and site.call is not None and not site.index.owners(node.attr):
                message = (
                    "Signal._live_receivers() returns two lists since 5.0, of sync and of async receivers"
                )
                yield site.flag(
                    message=message, advice="Take the two apart, or add them up where either will do."
                )
            return
        name = site.resolve(node.value) or ""
        if name.startswith("django.") and ".signals." in name:
            site.certain = True
        elif not site.certain and "signal" not in site.source(node.value).lower():
            return
        for target in self._unpacked(site, node):
            if in_dead_arm(site.module, target, self._later(), site.index):
                continue
            yield from self._target(site, target)

    def _later(self) -> Range:
        """The releases whose entries are longer."""
        begins = _FOUR if self.range.target >= _FOUR else _THREE
        return self.range._replace(supports=max(self.range.supports, begins))

    def _target(self, site: Site, target: ast.Tuple | ast.List) -> Iterator[Answer]:
        parts = target.elts
        wanted = 4 if self.range.target >= _FOUR else 3
        if len(parts) == wanted or any(isinstance(part, ast.Starred) for part in parts):
            return
        answer = site.fix if site.certain else site.suggest
        last = site.source(parts[-1])
        if _REST in site.module.text or len(parts) not in (2, 3):
            yield site.flag(node=target)
        elif len(parts) == 2:
            yield answer(site.replace(parts[-1], f"{last}, *{_REST}"), node=target)
        elif wanted == 4:
            yield answer(site.replace(parts[-1], f"*{_REST}, {last}"), node=target)

    def _unpacked(self, site: Site, node: ast.expr) -> Iterator[ast.Tuple | ast.List]:
        """The targets that an entry is taken apart into: of the loop, or of an assignment in it."""
        parent = site.module.parents.get(node)
        if isinstance(parent, ast.Call) and getattr(parent.func, "id", "") in _WRAPPERS:
            node, parent = parent, site.module.parents.get(parent)
        if not isinstance(parent, ast.For | ast.AsyncFor | ast.comprehension) or parent.iter is not node:
            return
        if isinstance(parent.target, ast.Tuple | ast.List):
            yield parent.target
        elif isinstance(parent.target, ast.Name) and not isinstance(parent, ast.comprehension):
            for statement in parent.body:
                for one in ast.walk(statement):
                    if isinstance(one, ast.Assign) and getattr(one.value, "id", "") == parent.target.id:
                        yield from (part for part in one.targets if isinstance(part, ast.Tuple | ast.List))
