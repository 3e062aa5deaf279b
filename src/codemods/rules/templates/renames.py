"""Attributes of objects that the admin puts into the context of its templates, under a new name."""

from __future__ import annotations

from typing import ClassVar

from codemods.findings import Edit
from codemods.templates.expressions import Operand
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Site, TemplateRule

__all__ = ["AttributeRenamed"]


class AttributeRenamed(TemplateRule):
    """``owner.old`` is ``owner.new``; ``owners`` are the variables that hold such an object."""

    owners: ClassVar[tuple[str, ...]]
    renames: ClassVar[dict[str, str]]

    def __init_subclass__(cls) -> None:
        cls.attributes = tuple(cls.renames)

    def on_attribute(self, site: Site, use: Use, found: Operand) -> Answers:
        old = found.path[-1]
        if not found.path[-2:-1] or found.path[-2] not in self.owners:
            return
        if (
            found.text.removesuffix(old) + self.renames[old] not in use.node.text
        ):  # {% firstof opts.new opts.old %}
            yield site.fix(found, Edit(found.end - len(old), found.end, self.renames[old]))
