"""``Value()`` around encoded JSON."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.shapes.model_imports import from_models
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.source.inference import MODEL

_VALUE = "django.db.models.Value"
_MAKING = frozenset(["create", "update", "get_or_create", "update_or_create"])


class JsonValue(Rule):
    """A ``JSONField`` takes Python values; a string in ``Value()`` is stored as a string of JSON from 5.1 on."""

    change = "4.2/jsonfield-value-literal"
    also = ("4.2/jsonfield-value-dynamic", "4.2/jsonbagg-default-literal", "5.1/jsonfield-encoded-literals")
    available = "4.2"
    advice = "Give the value itself: a list, a dict, a string; Value(None, JSONField()) for JSON's null."
    triggers = (OnCall(_VALUE),)
    examples = [
        Fixes(
            path="shop/models.py",
            before="""\
                from django.contrib.postgres.aggregates import JSONBAgg
                from django.db import models
                from django.db.models import Value

                class Shop(models.Model):
                    data = models.JSONField()
                    name = models.TextField()

                Shop(data=Value('{"a": true}'), name=Value("[]"))
                Shop.objects.create(data=Value("null"))
                Shop.objects.filter(pk=1).update(data=Value('"x"'))
                JSONBAgg("f", default=Value("[]"))
                """,
            after="""\
                from django.contrib.postgres.aggregates import JSONBAgg
                from django.db import models
                from django.db.models import Value

                class Shop(models.Model):
                    data = models.JSONField()
                    name = models.TextField()

                Shop(data={'a': True}, name=Value("[]"))
                Shop.objects.create(data=Value(None, models.JSONField()))
                Shop.objects.filter(pk=1).update(data='x')
                JSONBAgg("f", default=[])
                """,
        ),
        Flags(
            """\
                import json
                from django.db import models
                from django.db.models import Value

                class Shop(models.Model):
                    data = models.JSONField()

                Shop(data=Value(text))
                qs.update(other=Value(json.dumps([1])))
                """,
            path="shop/models.py",
            lines=(8, 9),
        ),
        Keeps(
            """\
                from django.db import models
                from django.db.models import Value

                class Shop(models.Model):
                    name = models.TextField()

                Shop(name=Value("[]"))
                qs.annotate(x=Value("null"))
                Shop(data=Value("[]", output_field=models.JSONField()))
                """,
            path="shop/models.py",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or len(call.args) != 1 or call.keywords or isinstance(call.args[0], ast.Starred):
            return
        given = call.args[0]
        keyword = site.module.parents.get(call)
        outer = site.module.parents.get(keyword) if isinstance(keyword, ast.keyword) else None
        dumped = isinstance(given, ast.Call) and site.is_name(given.func, "json.dumps")
        into = (
            isinstance(outer, ast.Call)
            and isinstance(keyword, ast.keyword)
            and self._into_json(site, outer, keyword)
        )
        message = "A string in Value() is stored as a string of JSON from Django 5.1 on"
        if not into:
            if dumped:
                yield site.flag(message=message)
            return
        text = key_of(given)
        if text is None:
            if not isinstance(given, ast.Constant):
                yield site.flag(message=message)
            return
        try:
            value = json.loads(text)
        except ValueError:
            yield site.flag(message=message)
            return
        if not self.replaceable:
            yield site.flag(message=message)
            return
        if value is None:
            new = f"{site.source(call.func)}(None, {from_models(site, 'JSONField', call)}())"
        else:
            new = repr(value)
        yield site.fix(site.replace(call, new), node=call, message=message)

    def _into_json(self, site: Site, outer: ast.Call, keyword: ast.keyword) -> bool:
        """Whether the keyword argument of a call goes into a field that holds JSON."""
        if keyword.arg == "default" and site.is_name(
            outer.func, "django.contrib.postgres.aggregates.JSONBAgg"
        ):
            return True
        if keyword.arg is None:
            return False
        func = outer.func
        if isinstance(func, ast.Attribute) and func.attr in _MAKING:
            node: ast.expr = func.value
            while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                node = node.func.value
            if isinstance(node, ast.Attribute):
                node = node.value
        else:
            node = func
        qname = site.resolve(node)
        if qname is None or not site.index.is_subclass(qname, MODEL):
            return False
        for class_, _, _ in site.module.walk.classes:
            if f"{site.module.name}.{class_.name}" != site.index.name(qname).qname:
                continue
            binding = site.module.walk.scope_of[class_].bindings.get(keyword.arg, [])
            value = binding[0].value if len(binding) == 1 else None
            return isinstance(value, ast.Call) and site.is_name(
                value.func, "django.db.models.JSONField", "django.contrib.postgres.fields.JSONField"
            )
        return False
