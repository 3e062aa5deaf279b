"""Objects that were printed through a method of their own and are printed through a template now."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, Trigger
from codemods.source.bases import base_expressions

__all__ = ["OwnRendering"]

_OTHER_WAYS = ("__str__", "__html__", "template_name", "render")


class OwnRendering(Rule):
    """Printing such an object goes through a template, no longer through the method that its class overrides."""

    method: ClassVar[str] = ""
    bases: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for base in cls.bases:
            yield OnMethod(base, cls.method)

    def visit(self, site: Site) -> Iterator[Answer]:
        class_, method = site.class_, site.node
        if class_ is None or not isinstance(method, ast.FunctionDef):
            return
        own = site.module.walk.scope_of[class_].bindings
        if any(name in own for name in _OTHER_WAYS) or self._other_way_above(site, class_):
            return
        mark_safe = site.need("django.utils.safestring.mark_safe")
        code = f"\ndef __str__(self):\n    return {mark_safe}(self.{self.method}())\n\n__html__ = __str__"
        yield site.fix(
            site.insert_after(method, code), message=f"Printing {class_.name} no longer calls {self.method}()"
        )

    def _other_way_above(self, site: Site, node: ast.ClassDef) -> bool:
        for base in base_expressions(node):
            qname = site.resolve(base)
            for facts in site.index.own_line(qname) if qname is not None else ():
                if any(name in facts.members for name in (*_OTHER_WAYS, self.method)):
                    return True
        return False
