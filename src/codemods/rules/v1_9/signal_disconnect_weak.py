"""``Signal.disconnect(weak=…)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_SIGNAL = "django.dispatch.Signal"


class SignalDisconnectWeak(Rule):
    """``weak`` never made a difference to ``Signal.disconnect()``, and is gone."""

    change = "1.9/signal-disconnect-weak"
    also = ("2.0/signal-disconnect-weak",)
    triggers = (OnAttribute("disconnect"),)
    examples = [
        Fixes(
            before="""\
                from django.db.models.signals import post_save
                from django.dispatch import Signal

                paid = Signal()
                paid.disconnect(remember, weak=False)
                post_save.disconnect(remember, sender=Book, weak=False, dispatch_uid="x")
                post_save.disconnect(remember, Book, True, "x")
                """,
            after="""\
                from django.db.models.signals import post_save
                from django.dispatch import Signal

                paid = Signal()
                paid.disconnect(remember)
                post_save.disconnect(remember, sender=Book, dispatch_uid="x")
                post_save.disconnect(remember, Book, dispatch_uid="x")
                """,
        ),
        Suggests(
            before="""\
                from shop.signals import paid

                paid.disconnect(remember, weak=False)
                """,
            after="""\
                from shop.signals import paid

                paid.disconnect(remember)
                """,
        ),
        Keeps(
            """\
                from django.db.models.signals import post_save

                post_save.disconnect(remember, sender=Book, dispatch_uid="x")
                post_save.connect(remember, sender=Book, weak=False)
                post_save.disconnect(remember, Book, "x")
                client.disconnect(1, 2, 3)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call, node = site.call, site.node
        if call is None or not isinstance(node, ast.Attribute):
            return
        keyword = site.keyword(call, "weak")
        third = call.args[2] if len(call.args) > 2 else None
        flag = isinstance(third, ast.Constant) and isinstance(third.value, bool)
        if keyword is None and not flag and len(call.args) != 4:
            return
        sure = self._is_signal(site, node.value)
        if sure is False or (not sure and keyword is None):
            return
        editor = site.edit_call(call)
        if keyword is not None:
            editor.remove("weak")
        else:
            if len(call.args) > 3:
                editor.to_keyword(3, "dispatch_uid")
            editor.remove(2)
        message = "disconnect() of a signal has no weak any more"
        if sure:
            yield site.fix(editor.edit(), message=message)
        else:
            yield site.suggest(
                editor.edit(),
                message=message,
                advice=f"Do so if {site.source(node.value)} is a signal of Django's.",
            )

    def _is_signal(self, site: Site, node: ast.expr) -> bool | None:
        found = site.infer(node)
        if found is not None:
            return site.index.is_subclass(found.qname, _SIGNAL)
        name = site.resolve(node)
        return True if name is not None and name.startswith("django.") and "signals." in name else None
