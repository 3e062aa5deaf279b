"""``select_related()`` that follows everything: without arguments, and as an option of ``ModelAdmin``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.handed_back import returns_of
from codemods.rules.shapes.model_imports import from_models
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnMethod, OnSubclass

_QUERYSET = "django.db.models.query.QuerySet"
_MANAGER = "django.db.models.Manager"
_ADMIN = "django.contrib.admin.ModelAdmin"
_NAME = "list_select_related"


class SelectRelatedNoArguments(Rule):
    """``select_related()`` without arguments is deprecated: name the relations to follow."""

    change = "6.1/select-related-no-arguments"
    also = ("6.1/select-related-true",)
    needs = (f"{_QUERYSET}.fetch_mode", "django.db.models.FETCH_PEERS")
    advice = (
        'Name the foreign keys that the code uses, select_related("author", "author__city"); FETCH_PEERS fetches each '
        "relation that is used for all rows at once, in a query of its own."
    )
    triggers = (
        OnMember(_QUERYSET, "select_related", likely=True),
        OnMember(_MANAGER, "select_related", likely=True),
    )
    examples = [
        Suggests(
            before="""\
                from django.db import models

                class Book(models.Model):
                    pass

                one = Book.objects.select_related()
                two = Book.objects.filter(a=1).select_related().order_by("a")
                three = queryset.select_related()
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    pass

                one = Book.objects.fetch_mode(models.FETCH_PEERS)
                two = Book.objects.filter(a=1).fetch_mode(models.FETCH_PEERS).order_by("a")
                three = queryset.fetch_mode(models.FETCH_PEERS)
                """,
        ),
        Flags(
            """\
                from django.db import models

                class Book(models.Model):
                    pass

                one = Book.objects.select_related(True)
                """,
            line=6,
        ),
        Flags(
            """\
                def books(queryset):
                    return queryset.select_related()
                """,
            line=2,
            supports="5.2",
        ),
        Keeps(
            """\
                from django.db import models

                class Book(models.Model):
                    pass

                class Query:
                    def select_related(self):
                        return self

                one = Book.objects.select_related("author")
                two = Book.objects.select_related(None)
                three = Book.objects.select_related(*names)
                four = Query().select_related()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or call.keywords:
            return
        if not call.args:
            if not self.replaceable or not isinstance(call.func, ast.Attribute):
                yield site.flag(node=call)
                return
            mode = from_models(site, "FETCH_PEERS", call)
            text = site.edit_call(call).add(None, mode).code
            before, _, after = text.rpartition("select_related")
            yield site.suggest(site.replace(call, f"{before}fetch_mode{after}"), node=call)
        elif len(call.args) == 1 and isinstance(call.args[0], ast.Constant):
            if isinstance(call.args[0].value, bool | int):
                yield site.flag(
                    node=call, message="select_related() takes names of relations or None, no truth value"
                )


class AdminListSelectRelated(Rule):
    """``list_select_related = True`` is deprecated: name the relations that the list shows."""

    change = "6.1/admin-list-select-related-true"
    advice = 'Name the foreign keys that the list uses, list_select_related = ["author"].'
    triggers = (OnSubclass(_ADMIN),)
    examples = [
        Flags(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    list_display = ["title", "author"]
                    list_select_related = True
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    list_select_related = ["author"]

                class OtherAdmin(admin.ModelAdmin):
                    list_select_related = False

                class Table:
                    list_select_related = True
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for statement in getattr(site.node, "body", ()):
            if not isinstance(statement, ast.Assign | ast.AnnAssign):
                continue
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            value = statement.value
            if isinstance(value, ast.Constant) and value.value is True:
                if any(isinstance(one, ast.Name) and one.id == _NAME for one in targets):
                    yield site.flag(node=statement)


class AdminGetListSelectRelated(Rule):
    """``get_list_select_related()`` that returns True is deprecated: return the relations that the list shows."""

    change = "6.1/admin-get-list-select-related-true"
    advice = 'Return the foreign keys that the list uses, ["author"].'
    triggers = (OnMethod(_ADMIN, f"get_{_NAME}"),)
    examples = [
        Flags(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_list_select_related(self, request):
                        if request.user.is_superuser:
                            return True
                        return ["author"]
                """,
            line=6,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_list_select_related(self, request):
                        def wanted():
                            return True

                        return ["author"] if wanted() else False
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not isinstance(site.node, ast.FunctionDef | ast.AsyncFunctionDef):
            return
        for statement in returns_of(site.node):
            if isinstance(statement.value, ast.Constant) and statement.value.value is True:
                yield site.flag(node=statement)
