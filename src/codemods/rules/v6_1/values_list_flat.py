"""``values_list(flat=True)`` without a field."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember

_QUERYSET = "django.db.models.query.QuerySet"
_MANAGER = "django.db.models.Manager"
_MODEL = "django.db.models.Model"


class ValuesListFlat(Rule):
    """``values_list(flat=True)`` took the first field of the model where none is named; that is deprecated."""

    change = "6.1/values-list-flat-without-field"
    advice = "Name the field, in most models the primary key."
    triggers = (
        OnMember(_QUERYSET, "values_list", likely=True),
        OnMember(_MANAGER, "values_list", likely=True),
    )
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    title = models.CharField(max_length=9)

                ids = Book.objects.filter(a=1).values_list(flat=True)
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    title = models.CharField(max_length=9)

                ids = Book.objects.filter(a=1).values_list("pk", flat=True)
                """,
        ),
        Suggests(
            before="""\
                def ids(queryset):
                    return queryset.values_list(flat=True)
                """,
            after="""\
                def ids(queryset):
                    return queryset.values_list("pk", flat=True)
                """,
        ),
        Suggests(
            before="""\
                from django.db import models

                class Book(models.Model):
                    title = models.CharField(max_length=9)
                    number = models.IntegerField(primary_key=True)

                ids = Book.objects.values_list(flat=True)
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    title = models.CharField(max_length=9)
                    number = models.IntegerField(primary_key=True)

                ids = Book.objects.values_list("pk", flat=True)
                """,
        ),
        Keeps(
            """\
                from django.db import models

                class Book(models.Model):
                    pass

                class Table:
                    def values_list(self, flat=False):
                        return []

                one = Book.objects.values_list("title", flat=True)
                two = Book.objects.values_list(flat=False)
                three = Book.objects.values_list(*names, flat=True)
                four = Table().values_list(flat=True)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or call.args or len(call.keywords) != 1:
            return
        keyword = call.keywords[0]
        if (
            keyword.arg != "flat"
            or not isinstance(keyword.value, ast.Constant)
            or keyword.value.value is not True
        ):
            return
        edit = site.edit_call(call).add(None, '"pk"', at=0).edit()
        if site.certain and self._implicit_key(site):
            yield site.fix(edit, node=call)
        else:
            yield site.suggest(
                edit, node=call, advice='"pk" is right where the primary key is the first field of the model.'
            )

    def _implicit_key(self, site: Site) -> bool:
        """Whether the model is a class of the repository, at whose front Django puts a primary key."""
        node: ast.expr | None = site.node.value if isinstance(site.node, ast.Attribute) else None
        while isinstance(node, ast.Call | ast.Attribute):
            node = node.func if isinstance(node, ast.Call) else node.value
        name = site.resolve(node)
        if name is None:
            return False
        line = site.index.ancestry(site.index.name(name).qname)
        own = [facts for one in line if (facts := site.index.class_facts(one)) is not None]
        if not own or _MODEL not in line or len(own) != 1:
            return False
        return self._body_has_no_key(site, name)

    def _body_has_no_key(self, site: Site, name: str) -> bool:
        last = name.rpartition(".")[2]
        for node, _, _ in site.module.walk.classes:
            if node.name == last:
                return not any(
                    isinstance(part, ast.keyword) and part.arg == "primary_key" for part in ast.walk(node)
                )
        return False
