"""``LogEntry.objects.log_action()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.called import arguments_of
from codemods.rules.shapes.datetimes import atom, imported_name
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_MODEL = "django.contrib.admin.models.LogEntry"
_NAMES = ("user_id", "content_type_id", "object_id", "object_repr", "action_flag", "change_message")
_TEXTS = frozenset(
    [
        "str",
        "format",
        "join",
        "dumps",
        "gettext",
        "ngettext",
        "pgettext",
        "force_str",
        "force_text",
        "smart_str",
    ]
)


class LogActionCall(Rule):
    """``LogEntry.objects.log_action()`` gives way to ``log_actions()``, or to creating the entry."""

    change = "5.1/log-action-call"
    also = ("6.0/logentry-log-action",)
    advice = "Create the LogEntry, or hand the objects to log_actions()."
    triggers = (OnAttribute("log_action"),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin.models import CHANGE, LogEntry
                from django.contrib.contenttypes.models import ContentType
                from django.utils.translation import gettext_lazy as _

                def log(user, obj, text):
                    LogEntry.objects.log_action(
                        user_id=user.pk,
                        content_type_id=ContentType.objects.get_for_model(obj).pk,
                        object_id=obj.pk,
                        object_repr=str(obj),
                        action_flag=CHANGE,
                        change_message="Changed.",
                    )
                    LogEntry.objects.log_action(user.pk, 3, str(obj.pk), "Book", CHANGE, text)
                    LogEntry.objects.log_action(user.pk, 3, obj.pk, "Book", CHANGE, _("Changed %s") % text)
                """,
            after="""\
                import json

                from django.contrib.admin.models import CHANGE, LogEntry
                from django.contrib.contenttypes.models import ContentType
                from django.utils.translation import gettext_lazy as _

                def log(user, obj, text):
                    LogEntry.objects.create(
                        user_id=user.pk,
                        content_type_id=ContentType.objects.get_for_model(obj).pk,
                        object_id=str(obj.pk),
                        object_repr=str(obj)[:200],
                        action_flag=CHANGE,
                        change_message="Changed.",
                    )
                    LogEntry.objects.create(user_id=user.pk, content_type_id=3, object_id=str(obj.pk), object_repr="Book", action_flag=CHANGE, change_message=json.dumps(text) if isinstance(text, list) else text)
                    LogEntry.objects.create(user_id=user.pk, content_type_id=3, object_id=str(obj.pk), object_repr="Book", action_flag=CHANGE, change_message=_("Changed %s") % text)
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.admin import models

                entries = models.LogEntry.objects
                entries.log_action(1, 2, "3", "Book", 1)
                """,
            after="""\
                from django.contrib.admin import models

                entries = models.LogEntry.objects
                entries.create(user_id=1, content_type_id=2, object_id="3", object_repr="Book", action_flag=1)
                """,
        ),
        Flags(
            """\
                from django.contrib.admin.models import LogEntry

                def log(values):
                    LogEntry.objects.log_action(**values)
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.contrib.admin.models import LogEntry
                from shop.models import LogEntry as Own

                def log(user, obj):
                    Own.objects.log_action(user.pk, 3, obj.pk, "Book", 1)
                    LogEntry.objects.log_actions(user.pk, [obj], 1)
                    LogEntry.log_action(1)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute):
            return
        manager: ast.expr | None = node.value
        if isinstance(manager, ast.Name):
            owner = site.module.scope_at(manager).owner(manager.id)
            bindings = owner.bindings[manager.id] if owner is not None else []
            manager = bindings[0].value if len(bindings) == 1 else None
        if not isinstance(manager, ast.Attribute) or manager.attr not in ("objects", "_default_manager"):
            return
        if not site.is_name(manager.value, _MODEL):
            return
        if call is None:
            yield site.flag()
            return
        given = arguments_of(site, call, _NAMES)
        if not set(_NAMES[:5]) <= given.keys():
            raise CannotRewrite("not all arguments are given")
        editor = site.edit_call(call).callee(f"{site.source(node.value)}.create")
        for index in reversed(range(len(call.args))):
            editor.to_keyword(index, _NAMES[index])
        for name, text in (
            ("object_id", self._id(site, given["object_id"])),
            ("object_repr", self._repr(site, given["object_repr"])),
            ("change_message", self._message(site, given.get("change_message"))),
        ):
            if text is not None:
                editor.value(name, text)
        yield site.fix(editor.edit(), node=call)

    def _id(self, site: Site, node: ast.expr) -> str | None:
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _TEXTS
        if called or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            return None
        return f"str({site.source(node)})"

    def _repr(self, site: Site, node: ast.expr) -> str | None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) <= 200:
            return None
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
            upper = node.slice.upper
            if isinstance(upper, ast.Constant) and upper.value == 200:
                return None
        return f"{atom(site, node)}[:200]"

    def _message(self, site: Site, node: ast.expr | None) -> str | None:
        """The text for a message that may be a list, which is stored as JSON; None where it is text as it stands."""
        if node is None or self._is_text(site, node):
            return None
        text = site.source(node)
        if isinstance(node, ast.List):
            return f"{self._dumps(site)}({text})"
        if isinstance(node, ast.Name | ast.Attribute):
            return f"{self._dumps(site)}({text}) if isinstance({text}, list) else {text}"
        raise CannotRewrite("the message may be a list, which has to be stored as JSON")

    def _is_text(self, site: Site, node: ast.expr) -> bool:
        if isinstance(node, ast.Constant | ast.JoinedStr):
            return True
        if isinstance(node, ast.BinOp):
            return self._is_text(site, node.left)
        if not isinstance(node, ast.Call):
            return False
        name = (site.resolve(node.func) or "").rpartition(".")[2]
        if isinstance(node.func, ast.Attribute):
            name = node.func.attr
        elif isinstance(node.func, ast.Name):
            name = name or node.func.id
        return name.removesuffix("_lazy").removeprefix("u") in _TEXTS

    def _dumps(self, site: Site) -> str:
        known = imported_name(site, site.node, "json")
        if known is not None:
            return f"{known}.dumps"
        if site.free("json"):
            site.import_module("json")
            return "json.dumps"
        return site.need("json.dumps")
