"""``_meta.add_field(virtual=…)`` and ``contribute_to_class(virtual_only=…)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import is_attribute
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword, OnMethod, Trigger


class MetaAddFieldVirtual(Rule):
    """Virtual fields are called private: ``virtual`` is ``private`` and ``virtual_only`` is ``private_only``."""

    change = "1.10/meta-add-field-virtual"
    also = (
        "1.10/contribute-to-class-virtual-only",
        "2.0/meta-add-field-virtual",
        "2.0/contribute-to-class-virtual-only",
    )
    available = "1.10"
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class TagsField(models.Field):
                    def contribute_to_class(self, cls, name, virtual_only=False):
                        super(TagsField, self).contribute_to_class(cls, name, virtual_only=virtual_only)
                        if not virtual_only:
                            cls._meta.add_field(self, virtual=True)
                            meta = cls._meta
                            meta.add_field(self, virtual=True)

                models.CharField().contribute_to_class(object, "x", virtual_only=True)
                """,
            after="""\
                from django.db import models

                class TagsField(models.Field):
                    def contribute_to_class(self, cls, name, private_only=False):
                        super(TagsField, self).contribute_to_class(cls, name, private_only=private_only)
                        if not private_only:
                            cls._meta.add_field(self, private=True)
                            meta = cls._meta
                            meta.add_field(self, private=True)

                models.CharField().contribute_to_class(object, "x", private_only=True)
                """,
        ),
        Keeps(
            """\
                class Registry:
                    def contribute_to_class(self, cls, virtual_only=False):
                        self.add_field(cls, virtual=virtual_only)

                def make(registry, meta):
                    meta.add_field(registry.field, virtual=True)
                    registry.build(virtual=True, virtual_only=True)
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnKeyword("virtual")
        yield OnKeyword("virtual_only")
        yield OnMethod("django.db.models.Field", "contribute_to_class")

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable:
            return
        node = site.node
        if isinstance(node, ast.FunctionDef):
            yield from self._definition(site, node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            keyword = site.keyword(node, site.qname)
            if keyword is None:
                return
            owner = node.func.value
            if site.qname == "virtual_only":
                if node.func.attr == "contribute_to_class" and not _inside_other(site):
                    yield site.fix(site.replace_name(keyword, "private_only"), node=keyword)
            elif node.func.attr == "add_field" and is_attribute(site, owner, "_meta"):
                yield site.fix(site.replace_name(keyword, "private"), node=keyword)

    def _definition(self, site: Site, node: ast.FunctionDef) -> Iterator[Answer]:
        parameter = next((one for one in node.args.args if one.arg == "virtual_only"), None)
        if parameter is None:
            return
        start = site.module.lines.offset(parameter.lineno, parameter.col_offset)
        edits = [Edit(start, start + len("virtual_only"), "private_only")]
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and part.id == "virtual_only":
                edits.append(site.replace_name(part, "private_only"))
        yield site.fix(edits)


def _inside_other(site: Site) -> bool:
    """Whether the call stands in a ``contribute_to_class()`` of a class of its own that keeps the old name."""
    function, class_ = site.function, site.class_
    if function is None or class_ is None or function.name != "contribute_to_class":
        return False
    return not site.descends(class_, "django.db.models.Field")
