"""``Field._get_val_from_obj()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMethod

_OLD, _NEW = "_get_val_from_obj", "value_from_object"
_FIELD = "django.db.models.Field"


class GetValFromObj(Rule):
    """``Field._get_val_from_obj()`` is gone; ``value_from_object()`` gives a field's value."""

    change = "1.9/get-val-from-obj"
    also = ("2.0/field-get-val-from-obj",)
    triggers = (OnAttribute(_OLD), OnMethod(_FIELD, _OLD))
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
        Fixes(
            before="""\
                import json

                from django.db import models

                class JSONField(models.TextField):
                    def value_to_string(self, obj):
                        return str(self._get_val_from_obj(obj))

                    def value_from_object(self, obj):
                        return json.dumps(super(JSONField, self)._get_val_from_obj(obj))

                class LongField(JSONField):
                    def text(self, obj):
                        return self._get_val_from_obj(
                            obj,  # as it is kept
                        )
                """,
            after="""\
                import json

                from django.db import models

                class JSONField(models.TextField):
                    def value_to_string(self, obj):
                        return str(getattr(obj, self.attname))

                    def value_from_object(self, obj):
                        return json.dumps(getattr(obj, self.attname))

                class LongField(JSONField):
                    def text(self, obj):
                        return getattr(
                            obj,  # as it is kept
                            self.attname,
                        )
                """,
        ),
        Flags(
            source="""\
                from django.db import models

                class JSONField(models.TextField):
                    def _get_val_from_obj(self, obj):
                        return super()._get_val_from_obj(obj) or ""

                    def value_from_object(self, obj):
                        return self._get_val_from_obj(obj).upper()

                def values(fields, objs):
                    return [list(map(field._get_val_from_obj, objs)) for field in fields]
                """,
            lines=(4, 5, 8, 11),
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
            found = f"{site.module.name}.{owner.name}" if isinstance(owner, ast.ClassDef) else ""
            if _has(site, found, _NEW):
                yield site.flag(message=message, advice=f"The class has both; keep {_NEW}().")
                return
        elif isinstance(node, ast.Attribute):
            inferred = site.infer(node.value)
            found = inferred.qname if inferred is not None else ""
            own = _has(site, found, _OLD) if found else False
            if own and not site.index.is_subclass(found, _FIELD):
                return
            if _has(site, found, _NEW) and (self.replaceable or self.gone):
                yield from self._past_override(site, node, own)
                return
        else:
            return
        if self.replaceable:
            yield site.fix(site.replace_name(node, _NEW), message=message)
        elif self.gone:
            yield site.flag(message=message)

    def _past_override(self, site: Site, node: ast.Attribute, own: bool) -> Iterator[Answer]:
        """Where a field of the repository answers ``value_from_object()`` in its own way, which this place went past."""
        call, field = site.call, self._field(site, node.value)
        message = f"{_OLD}() of a model field is gone"
        if own:
            yield site.flag(message=message, advice=f"The class has {_NEW}() as well; keep one of them.")
        elif field is None or call is None or len(call.args) != 1 or site.has_stars(call) or call.keywords:
            yield site.flag(
                message=message,
                advice=f"Read getattr(obj, field.attname): {_NEW}() is overridden, and gives something else.",
            )
        else:
            editor = site.edit_call(call).callee("getattr").add(None, f"{field}.attname", at=1)
            yield site.fix(editor.edit(), message=message, advice="getattr() reads what it read.")

    def _field(self, site: Site, node: ast.expr) -> str | None:
        """The text for the field that an attribute is read of, where that is plain to see."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super":
            function = site.function
            if function is None or not function.args.args or function.decorator_list:
                return None
            return function.args.args[0].arg
        return site.source(node) if isinstance(node, ast.Name | ast.Attribute) else None


def _has(site: Site, field: str, member: str) -> bool:
    """Whether the field's class, one above or below it, or where it is not known any field, defines ``member`` itself."""
    owners = site.index.owners(member)
    if not field:
        return any(site.index.is_subclass(owner, _FIELD) for owner in owners)
    family = {one for heir in (field, *site.index.heirs(field)) for one in site.index.ancestry(heir)}
    return not family.isdisjoint(owners)
