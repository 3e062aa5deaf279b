"""``Field._get_val_from_obj()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMethod

_OLD, _NEW = "_get_val_from_obj", "value_from_object"


class GetValFromObj(Rule):
    """``Field._get_val_from_obj()`` is gone; ``value_from_object()`` gives a field's value."""

    change = "1.9/get-val-from-obj"
    also = ("2.0/field-get-val-from-obj",)
    triggers = (OnAttribute(_OLD), OnMethod("django.db.models.Field", _OLD))
    needs = ("django.db.models.Field.value_from_object",)
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class HandField(models.Field):
                    def value_to_string(self, obj):
                        value = self._get_val_from_obj(obj)
                        return self.get_prep_value(value)

                def values(obj):
                    return [f._get_val_from_obj(obj) for f in obj._meta.fields]
                """,
            after="""\
                from django.db import models

                class HandField(models.Field):
                    def value_to_string(self, obj):
                        value = self.value_from_object(obj)
                        return self.get_prep_value(value)

                def values(obj):
                    return [f.value_from_object(obj) for f in obj._meta.fields]
                """,
        ),
        Fixes(
            before="""\
                from django.db import models

                class HandField(models.Field):
                    def _get_val_from_obj(self, obj):
                        return super()._get_val_from_obj(obj) or ""
                """,
            after="""\
                from django.db import models

                class HandField(models.Field):
                    def value_from_object(self, obj):
                        return super().value_from_object(obj) or ""
                """,
        ),
        Keeps(
            """\
                class Column:
                    def _get_val_from_obj(self, obj):
                        return obj

                    def text(self, obj):
                        return str(self._get_val_from_obj(obj))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        message = f"{_OLD}() of a model field is {_NEW}() now"
        if isinstance(node, ast.FunctionDef):
            owner = site.module.parents.get(node)
            if isinstance(owner, ast.ClassDef) and any(
                isinstance(one, ast.FunctionDef) and one.name == _NEW for one in owner.body
            ):
                yield site.flag(message=message, advice=f"The class has both; keep {_NEW}().")
                return
        elif isinstance(node, ast.Attribute):
            found = site.infer(node.value)
            if found is not None and not site.index.is_subclass(found.qname, "django.db.models.Field"):
                own = [site.index.class_facts(one) for one in site.index.ancestry(found.qname)]
                if any(facts is not None and _OLD in facts.members for facts in own):
                    return
        else:
            return
        if self.replaceable:
            yield site.fix(site.replace_name(node, _NEW), message=message)
        elif self.gone:
            yield site.flag(message=message)
