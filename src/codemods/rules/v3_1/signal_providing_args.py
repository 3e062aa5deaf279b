"""``providing_args`` of signals."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, Trigger


class SignalProvidingArgs(Rule):
    """``providing_args`` of ``Signal`` was documentation only, and is gone; a comment keeps the names."""

    change = "3.1/signal-providing-args"
    also = ("4.0/signal-providing-args",)
    examples = [
        Fixes(
            before="""\
                from django.dispatch import Signal
                from django.db.models.signals import ModelSignal

                # Sent once an order is paid.
                paid = Signal(providing_args=["order"])
                shipped = Signal(["order", "parcel"], use_caching=True)
                lost = Signal(("order",), True)
                found = ModelSignal(providing_args=ARGUMENTS, use_caching=True)
                """,
            after="""\
                from django.dispatch import Signal
                from django.db.models.signals import ModelSignal

                # Sent once an order is paid.
                # Arguments: order
                paid = Signal()
                # Arguments: order, parcel
                shipped = Signal(use_caching=True)
                # Arguments: order
                lost = Signal(use_caching=True)
                found = ModelSignal(use_caching=True)
                """,
        ),
        Fixes(
            before="""\
                from django import dispatch

                class Signals:
                    paid = dispatch.Signal(
                        providing_args=[
                            "order",
                        ],
                    )
                    lost = dispatch.Signal(providing_args=[])
                """,
            after="""\
                from django import dispatch

                class Signals:
                    # Arguments: order
                    paid = dispatch.Signal()
                    lost = dispatch.Signal()
                """,
        ),
        Flags(
            """\
                from django.dispatch import Signal

                paid = Signal(*arguments())
                lost = Signal(**{"providing_args": []})
                """,
            lines=(3, 4),
        ),
        Keeps(
            """\
                from blinker import Signal as Other
                from django.dispatch import Signal

                paid, lost = Signal(), Signal(use_caching=True)
                cached, other = Signal(True), Other(providing_args=["a"])
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnCall("django.dispatch.Signal", subclasses=True)

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        message = "Signal() takes no providing_args"
        keyword = site.keyword(call, "providing_args")
        first = call.args[0] if call.args else None
        if keyword is None and first is None:
            hidden = [one.value for one in call.keywords if one.arg is None]
            if any(not isinstance(one, ast.Name | ast.Attribute) for one in hidden):
                yield site.flag(message=message, advice="Drop providing_args from what is handed on.")
            return
        if isinstance(first, ast.Starred):
            yield site.flag(message=message, advice="Drop providing_args from what is handed on.")
            return
        if isinstance(first, ast.Constant) and isinstance(first.value, bool):
            return  # use_caching, which is the first parameter now
        if first is not None and self._own_signature(site, call):
            yield site.flag(message=message, advice="Drop the argument that becomes providing_args.")
            return
        try:
            editor = site.edit_call(call)
            if keyword is not None:
                editor.remove("providing_args")
            else:
                editor.to_keyword(1, "use_caching").remove(0)
            edits = [editor.edit()]
        except CannotRewrite as reason:
            yield site.flag(message=message, advice=f"Not rewritten: {reason}.")
            return
        comment = self._comment(site, keyword.value if keyword is not None else first)
        statement = site.statement
        if comment and isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is call:
            head = site.module.text[: site.module.span(statement)[0]].rpartition("\n")[2]
            if not head.strip():
                edits.insert(0, site.insert_before(statement, comment))
        yield site.fix(edits, node=call, message=message)

    def _own_signature(self, site: Site, call: ast.Call) -> bool:
        """Whether the class of the signal has an ``__init__`` of the project's own."""
        for ancestor in site.index.ancestry(site.resolve(call.func) or ""):
            facts = site.index.class_facts(ancestor)
            if facts is not None and "__init__" in facts.members:
                return True
        return False

    def _comment(self, site: Site, value: ast.expr | None) -> str:
        """The names as a comment; nothing where they are not written out."""
        if not isinstance(value, ast.List | ast.Tuple | ast.Set) or not value.elts:
            return ""
        names = [
            one.value for one in value.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)
        ]
        if len(names) != len(value.elts) or any(not name.isidentifier() for name in names):
            return ""
        return f"# Arguments: {', '.join(names)}"
