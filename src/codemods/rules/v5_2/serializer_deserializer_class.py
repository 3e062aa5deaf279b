"""The deserializers, which are classes now."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnCall
from codemods.source.guards import in_dead_arm

_SERIALIZERS = "django.core.serializers"
_ERROR = "DeserializationError"
_MODEL = "_get_model"
_NEW = (
    "Deserializer._get_model_from_node() of the same module does the same; "
    "override it in a subclass where models are found in another way."
)
_AS_BEFORE = frozenset({"python", "xml"})  # they find broken input while they are gone over
_LATE = (
    "Broken input is told of where the deserializer is made, which stands outside of what catches the error"
)


class SerializerDeserializerClass(RemoveSymbols):
    """Deserializers are classes, which read their input when they are made."""

    change = "5.2/serializer-deserializer-class"
    advice = "Move the call into the block that catches DeserializationError."
    names = {
        f"{_SERIALIZERS}.python.{_MODEL}": _NEW,
    }
    triggers = (
        OnCall(f"{_SERIALIZERS}.deserialize"),
        *(OnCall(f"{_SERIALIZERS}.{name}.Deserializer") for name in ("json", "jsonl", "pyyaml")),
        OnAttribute(_MODEL),
    )
    examples = [
        Flags(
            """\
                from django.core.serializers.python import Deserializer, _get_model
                from unittest import mock

                def test():
                    with mock.patch("django.core.serializers.python._get_model"):
                        run()
                """,
            lines=(1, 5),
        ),
        Flags(
            """\
                from django.core.serializers import python as python_serializer

                def patch(serializer, model):
                    before = serializer._get_model
                    serializer._get_model = lambda name: model or before(name)

                patch(python_serializer, None)
                """,
            lines=(4, 5),
        ),
        Flags(
            """\
                from django.core import serializers
                from django.core.serializers.base import DeserializationError
                from django.core.serializers.json import Deserializer

                def load(data):
                    objects = serializers.deserialize("json", data)
                    try:
                        for one in objects:
                            one.save()
                    except DeserializationError:
                        print("Broken")

                def test(self):
                    objects = Deserializer("[")
                    with self.assertRaises(DeserializationError):
                        list(objects)
                """,
            lines=(6, 14),
        ),
        Keeps(
            """\
                from django.core import serializers
                from django.core.serializers.base import DeserializationError
                from django.core.serializers.json import Deserializer
                from shop.models import _get_model

                def load(data):
                    try:
                        objects = serializers.deserialize("json", data)
                        for one in objects:
                            one.save()
                    except DeserializationError:
                        print(_get_model(data))
                    rows = serializers.deserialize("python", data)
                    try:
                        list(rows)
                    except DeserializationError:
                        pass
                    others = serializers.deserialize("json", data)
                    try:
                        list(others)
                    except ValueError:
                        pass
                    for one in serializers.deserialize("json", data):
                        one.save()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if site.qname == _MODEL:
            yield from self._handed_on(site, call)
            return
        if not isinstance(call, ast.Call):
            yield from super().visit(site)
            return
        parent = site.module.parents.get(call)
        if not isinstance(parent, ast.Assign) or not isinstance(parent.targets[0], ast.Name):
            return
        if call.args and key_of(call.args[0]) in _AS_BEFORE:
            return
        name, home = parent.targets[0].id, site.function or site.module.tree
        blocks = [one for one in ast.walk(home) if isinstance(one, ast.Try | ast.With) and _catches(one)]
        if any(parent in ast.walk(statement) for block in blocks for statement in block.body):
            return
        for block in blocks:
            parts = (part for statement in block.body for part in ast.walk(statement))
            if block.lineno > call.lineno and any(getattr(part, "id", "") == name for part in parts):
                if not in_dead_arm(site.module, block, self.range, site.index):
                    yield site.flag(message=_LATE)
                return

    def _handed_on(self, site: Site, node: ast.AST) -> Iterator[Answer]:
        """The function as an attribute of a serializer's module that is handed on: ``serializer._get_model``."""
        owner = node.value if isinstance(node, ast.Attribute) else None
        if (
            isinstance(owner, ast.Name)
            and "serializer" in owner.id
            and site.resolve(owner, certain=False) is None
        ):
            if not site.index.owners(_MODEL):
                yield site.flag(message=self.told(f"{_SERIALIZERS}.python.{_MODEL}"), advice=_NEW)

    def told(self, qname: str) -> str:
        return f"{qname} was removed in Django 5.2"


def _catches(block: ast.Try | ast.With) -> bool:
    """Whether a block is there for the error of broken input: ``except``, or an assertion that it is raised."""
    if isinstance(block, ast.Try):
        given = [handler.type for handler in block.handlers]
    else:
        calls = [item.context_expr for item in block.items]
        given = [one for call in calls if isinstance(call, ast.Call) for one in call.args]
    return any(_names_error(part) for one in given if one is not None for part in ast.walk(one))


def _names_error(node: ast.AST) -> bool:
    return _ERROR in (getattr(node, "id", ""), getattr(node, "attr", ""))
