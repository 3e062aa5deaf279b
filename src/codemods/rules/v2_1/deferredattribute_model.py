"""The model that ``DeferredAttribute`` was made with."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.shapes.local_classes import local_calls
from codemods.rules.shapes.overrides import is_super, own_definition, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_ATTRIBUTE = "django.db.models.query_utils.DeferredAttribute"


class DeferredAttributeModel(ChangeArguments):
    """``DeferredAttribute`` is not given the model any more."""

    change = "2.1/deferredattribute-model"
    calls = (_ATTRIBUTE,)
    methods = (f"{_ATTRIBUTE}.__init__",)
    remove = {"model": 1}
    triggers = (OnSubclass(_ATTRIBUTE),)
    examples = [
        Fixes(
            before="""\
                from django.db.models.query_utils import DeferredAttribute

                class Tracked(DeferredAttribute):
                    pass

                class Named(DeferredAttribute):
                    def __init__(self, name):
                        super().__init__(name, None)

                def track(field, model):
                    class Inner(DeferredAttribute):
                        pass

                    return Tracked(field.attname, None), DeferredAttribute("x", model=model), Inner("x", model)
                """,
            after="""\
                from django.db.models.query_utils import DeferredAttribute

                class Tracked(DeferredAttribute):
                    pass

                class Named(DeferredAttribute):
                    def __init__(self, name):
                        super().__init__(name)

                def track(field, model):
                    class Inner(DeferredAttribute):
                        pass

                    return Tracked(field.attname), DeferredAttribute("x"), Inner("x")
                """,
        ),
        Keeps(
            """\
                from django.db.models.query_utils import DeferredAttribute
                from shop.tracking import DeferredAttribute as Own

                class Tracked(DeferredAttribute):
                    def __init__(self, name, model):
                        super().__init__(name)

                def track(model):
                    class Inner(DeferredAttribute):
                        def __init__(self, name, model):
                            super().__init__(name)

                    return Tracked("x", model), Own("x", model), DeferredAttribute("x"), Inner("x", model)
                """
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        """Not the calls that a constructor of the repository's own takes."""
        func = call.func
        if isinstance(func, ast.Attribute) and func.attr == "__init__":
            found = site.infer(func.value)
            if found is None:
                return False
            seek = super_definition if is_super(func.value) else own_definition
            return seek(site, found.qname, "__init__") is None
        return own_definition(site, site.resolve(func) or "", "__init__") is None

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.node
        if not isinstance(class_, ast.ClassDef):
            yield from super().visit(site)
            return
        if not self.replaceable or "__init__" in site.module.walk.scope_of[class_].bindings:
            return
        for call in local_calls(site, class_):
            if site.has_stars(call) or site.argument(call, "model", 1) is None:
                continue
            editor = site.edit_call(call)
            editor.remove("model" if editor.has("model") else 1)
            yield site.fix(editor.edit(), node=call)
