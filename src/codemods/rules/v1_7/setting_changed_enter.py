"""``setting_changed`` with ``enter``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite import headers
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.receivers import GrowReceivers
from codemods.rules.site import Site


class SettingChangedEnter(GrowReceivers):
    """``setting_changed`` is sent with ``enter``, so receivers must take it."""

    change = "1.7/setting-changed-enter"
    signals = {"django.test.signals.setting_changed": "enter"}
    advice = "Take **kwargs as well."
    examples = [
        Fixes(
            before="""\
                from django.test.signals import setting_changed

                def reload(sender, setting, value, signal):
                    pass

                setting_changed.connect(reload)
                """,
            after="""\
                from django.test.signals import setting_changed

                def reload(sender, setting, value, signal, **kwargs):
                    pass

                setting_changed.connect(reload)
                """,
            current="1.6",
            target="1.7",
        ),
        Fixes(
            before="""\
                from django.dispatch import receiver
                from django.test import signals

                @receiver(signals.setting_changed)
                def reload(sender, setting, value, signal):
                    pass
                """,
            after="""\
                from django.dispatch import receiver
                from django.test import signals

                @receiver(signals.setting_changed)
                def reload(sender, setting, value, signal, **kwargs):
                    pass
                """,
            current="1.6",
            target="1.7",
        ),
        Fixes(
            before="""\
                from django.test.signals import setting_changed

                class Cache(object):
                    def __init__(self):
                        setting_changed.connect(self.reload)

                    def reload(self, sender, setting, value, signal):
                        pass
                """,
            after="""\
                from django.test.signals import setting_changed

                class Cache(object):
                    def __init__(self):
                        setting_changed.connect(self.reload)

                    def reload(self, sender, setting, value, signal, **kwargs):
                        pass
                """,
            current="1.6",
            target="1.7",
        ),
        Flags(
            """\
                from django.test.signals import setting_changed

                setting_changed.connect(lambda sender, setting, value, signal: None, weak=False)
                """,
            line=3,
            current="1.6",
            target="1.7",
        ),
        Keeps(
            """\
                from django.test.signals import setting_changed

                class Cache(object):
                    def __init__(self):
                        setting_changed.connect(self.reload)
                        setting_changed.connect(lambda **kwargs: None)

                    def reload(self, sender, **kwargs):
                        pass
                """,
            current="1.6",
            target="1.7",
        ),
        Keeps(
            """\
                from django.core.signals import request_finished
                from django.test.signals import setting_changed

                def reload(sender, **kwargs):
                    pass

                def other(sender, setting, value, signal, enter):
                    pass

                def last(sender, signal):
                    pass

                setting_changed.connect(reload)
                setting_changed.connect(other)
                request_finished.connect(last)
                """,
            current="1.6",
            target="1.7",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        yield from super().visit(site)
        given = self._connected(site) if site.kind == "use" else None
        message = f"{site.source(site.node)} is sent with enter now, which its receiver does not take"
        if isinstance(given, ast.Lambda):
            if not _takes(given.args):
                yield site.flag(node=given, message=message)
        elif isinstance(given, ast.Attribute) and isinstance(given.value, ast.Name):
            class_ = site.class_
            if class_ is None or given.value.id not in ("self", "cls"):
                return
            for method in class_.body:
                if isinstance(method, ast.FunctionDef) and method.name == given.attr:
                    if not _takes(method.args):
                        yield site.fix(
                            headers.add_keywords(site.module, method), node=method, message=message
                        )

    def _connected(self, site: Site) -> ast.expr | None:
        """What ``connect()`` is given as the receiver."""
        parent = site.parent
        if not isinstance(parent, ast.Attribute) or parent.attr != "connect":
            return None
        call = site.module.parents.get(parent)
        if not isinstance(call, ast.Call) or call.func is not parent:
            return None
        return site.argument(call, "receiver", 0)


def _takes(arguments: ast.arguments) -> bool:
    """Whether the new argument is taken."""
    names = [one.arg for one in (*arguments.args, *arguments.kwonlyargs)]
    return arguments.kwarg is not None or "enter" in names
