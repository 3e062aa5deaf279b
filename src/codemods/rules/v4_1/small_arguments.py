"""Arguments and names that went with 4.1."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes import ChangeArguments, RemoveSymbols, RenameSymbols
from codemods.rules.shapes.expressions import SymbolToExpression
from codemods.rules.shapes.gone_members import FlagMembers
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnKeyword, OnName


class WasModifiedSince(ChangeArguments):
    """``was_modified_since()`` no longer takes ``size``."""

    change = "4.1/was-modified-since-size"
    available = "4.1"
    calls = ("django.views.static.was_modified_since",)
    remove = {"size": 2}
    examples = [
        Fixes(
            before="""\
                from django.views.static import was_modified_since

                print(was_modified_since(header, mtime, size), was_modified_since(header, size=1))
                """,
            after="""\
                from django.views.static import was_modified_since

                print(was_modified_since(header, mtime), was_modified_since(header))
                """,
        ),
        Keeps(
            "from shop.static import was_modified_since\n\nprint(was_modified_since(header, mtime, size))\n"
        ),
    ]


class NullsFirst(Rule):
    """``nulls_first`` and ``nulls_last`` are True or None, not False."""

    change = "4.1/nulls-first-false"
    also = ("5.0/nulls-first-false",)
    advice = "Drop the argument."
    triggers = (OnKeyword("nulls_first"), OnKeyword("nulls_last"))
    examples = [
        Fixes(
            before="""\
                from django.db.models import F, OrderBy

                print(F("x").asc(nulls_last=False), F("x").desc(nulls_first=True, nulls_last=False))
                print(OrderBy(F("x"), nulls_first=False))

                def f(flag):
                    return F("x").asc(nulls_first=flag)
                """,
            after="""\
                from django.db.models import F, OrderBy

                print(F("x").asc(), F("x").desc(nulls_first=True))
                print(OrderBy(F("x")))

                def f(flag):
                    return F("x").asc(nulls_first=flag or None)
                """,
        ),
        Keeps(
            """\
                from django.db.models import F

                print(F("x").asc(nulls_last=True), F("x").desc(nulls_first=x or None), sort(nulls_first=False))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        keyword = site.keyword(call, site.qname)
        func = call.func
        ordering = isinstance(func, ast.Attribute) and func.attr in ("asc", "desc")
        if keyword is None or not (
            ordering or site.is_name(func, "django.db.models.OrderBy", "django.db.models.expressions.OrderBy")
        ):
            return
        value = keyword.value
        message = f"{site.qname} is True or None, not False"
        if isinstance(value, ast.Constant):
            if value.value is False:
                yield site.fix(site.edit_call(call).remove(site.qname).edit(), node=keyword, message=message)
        elif isinstance(value, ast.Name | ast.Attribute | ast.Call | ast.Subscript | ast.Compare):
            text = site.source(value)
            text = f"({text})" if isinstance(value, ast.Compare) else text
            yield site.fix(site.replace(value, f"{text} or None"), node=keyword, message=message)


class OpenLayersWidget(RemoveSymbols):
    """The map widget of the old GIS admin is going away."""

    change = "4.1/gis-admin-openlayerswidget"
    also = ("5.0/gis-admin-openlayerswidget",)
    names = dict.fromkeys(
        ("django.contrib.gis.admin.OpenLayersWidget", "django.contrib.gis.admin.widgets.OpenLayersWidget"),
        "Build on django.contrib.gis.forms.OpenLayersWidget or OSMWidget.",
    )
    examples = [
        Flags("from django.contrib.gis.admin import OpenLayersWidget\n\nprint(OpenLayersWidget)\n"),
        Keeps("from django.contrib.gis.forms import OpenLayersWidget\n\nprint(OpenLayersWidget)\n"),
    ]


class RedirectUrlMixin(RenameSymbols):
    """``SuccessURLAllowedHostsMixin`` made way for ``RedirectURLMixin``, which also decides where to go."""

    change = "4.1/redirecturlmixin"
    suggests = True
    renames = {
        "django.contrib.auth.views.SuccessURLAllowedHostsMixin": "django.contrib.auth.views.RedirectURLMixin"
    }
    advice = (
        "RedirectURLMixin has a get_success_url() of its own; the view must keep its one, or say next_page."
    )
    examples = [
        Suggests(
            before="""\
                from django.contrib.auth.views import SuccessURLAllowedHostsMixin

                class Signup(SuccessURLAllowedHostsMixin):
                    pass
                """,
            after="""\
                from django.contrib.auth.views import RedirectURLMixin

                class Signup(RedirectURLMixin):
                    pass
                """,
        ),
        Keeps("from shop.views import SuccessURLAllowedHostsMixin\n\nprint(SuccessURLAllowedHostsMixin)\n"),
    ]


class UrlizeConstants(SymbolToExpression):
    """The helpers of ``urlize`` are attributes of ``Urlizer``."""

    change = "4.1/urlize-module-constants"
    suggests = True
    needs = ("django.utils.html.Urlizer",)
    expressions = {
        f"django.utils.html.{old}": ("django.utils.html.Urlizer", f".{new}")
        for old, new in (
            ("TRAILING_PUNCTUATION_CHARS", "trailing_punctuation_chars"),
            ("WRAPPING_PUNCTUATION", "wrapping_punctuation"),
            ("word_split_re", "word_split_re"),
            ("simple_url_re", "simple_url_re"),
            ("simple_url_2_re", "simple_url_2_re"),
        )
    }
    advice = "The class is not documented; a copy of the pattern in the project would stay."
    examples = [
        Suggests(
            before="""\
                from django.utils import html
                from django.utils.html import escape, word_split_re

                print(word_split_re.split(escape("a b")), html.simple_url_re)
                """,
            after="""\
                from django.utils.html import Urlizer, escape

                print(Urlizer.word_split_re.split(escape("a b")), Urlizer.simple_url_re)
                """,
        ),
        Keeps("from shop.html import word_split_re\n\nprint(word_split_re)\n"),
    ]


class EnsureDurability(Rule):
    """``Atomic._ensure_durability`` is gone: test cases see to it themselves."""

    change = "4.1/atomic-ensure-durability"
    available = "4.1"
    advice = "Delete it."
    triggers = (OnName("django.db.transaction.Atomic._ensure_durability"),)
    examples = [
        Fixes(
            before="""\
                from django.db import transaction

                class Tests:
                    def setUp(self):
                        self.x = 1
                        transaction.Atomic._ensure_durability = False
                """,
            after="""\
                class Tests:
                    def setUp(self):
                        self.x = 1
                """,
        ),
        Flags(
            """\
                from unittest import mock

                mock.patch("django.db.transaction.Atomic._ensure_durability", False)
                """,
            line=3,
        ),
        Keeps("from shop import transaction\n\ntransaction.Atomic._ensure_durability = False\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        parent = site.parent
        if (
            site.kind == "use"
            and isinstance(parent, ast.Assign)
            and parent.targets == [site.node]
            and self.replaceable
        ):
            yield site.fix(site.remove(parent))
        elif site.kind in ("use", "string"):
            yield site.flag()


class GetKeyColumns(Rule):
    """``introspection.get_key_columns()`` is gone: ``get_relations()`` tells the same."""

    change = "4.1/db-backend-get-key-columns"
    triggers = (OnAttribute("get_key_columns"),)
    examples = [
        Suggests(
            before="""\
                def f(connection, cursor):
                    return connection.introspection.get_key_columns(cursor, "shop")
                """,
            after="""\
                def f(connection, cursor):
                    return [(column, table, other) for column, (other, table) in connection.introspection.get_relations(cursor, "shop").items()]
                """,
        ),
        Keeps("def f(table):\n    return table.get_key_columns(1, 2)\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or call is None or len(call.args) != 2 or site.has_stars(call):
            return
        last = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
        if last != "introspection":
            return
        new = site.edit_call(call).callee(f"{site.source(node.value)}.get_relations").code
        yield site.suggest(
            site.replace(call, f"[(column, table, other) for column, (other, table) in {new}.items()]"),
            node=node,
        )


class BackendOperations(FlagMembers):
    """Hooks of database backends that are no longer called."""

    change = "4.1/db-backend-ignore-conflicts-suffix"
    members = {
        "django.db.backends.base.operations.BaseDatabaseOperations.ignore_conflicts_suffix_sql": (
            "Override on_conflict_suffix_sql(fields, on_conflict, update_fields, unique_fields) instead."
        )
    }
    receivers = ("ops",)
    examples = [
        Flags(
            """\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class DatabaseOperations(BaseDatabaseOperations):
                    def ignore_conflicts_suffix_sql(self, ignore_conflicts=None):
                        return "ON CONFLICT DO NOTHING"

                def f(connection):
                    return connection.ops.ignore_conflicts_suffix_sql(True)
                """,
            lines=(4, 8),
        ),
        Keeps("class Operations:\n    def ignore_conflicts_suffix_sql(self):\n        return ''\n"),
    ]


class ConvertFieldToTz(FlagMembers):
    """The time-zone helper of database backends has another name and other arguments."""

    change = "4.1/db-backend-convert-field-to-tz"
    members = {
        f"django.db.backends.{backend}.operations.DatabaseOperations._convert_field_to_tz": (
            "Use _convert_sql_to_tz(sql, params, tzname)."
        )
        for backend in ("postgresql", "mysql", "oracle")
    }
    receivers = ("ops",)
    examples = [
        Flags(
            """\
                from django.db.backends.postgresql.operations import DatabaseOperations as Base

                class DatabaseOperations(Base):
                    def _convert_field_to_tz(self, name, zone):
                        return name
                """,
            line=4,
        ),
        Keeps("class Operations:\n    def _convert_field_to_tz(self, name):\n        return name\n"),
    ]


class NodeIter(Rule):
    """A template node is no longer iterable."""

    change = "4.1/node-iter"
    advice = "Go over its nodelist, or use get_nodes_by_type()."
    triggers = (OnName("django.template.base.Node"), OnName("django.template.Node"))
    examples = [
        Flags(
            """\
                from django.template import Node

                def f(node: Node):
                    for inner in node:
                        print(inner)
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.template import Node, NodeList

                def f(nodes: NodeList, node: Node):
                    for inner in nodes:
                        print(inner, node)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "import" or not isinstance(site.node, ast.alias):
            return
        for node in ast.walk(site.module.tree):
            if isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.Name):
                found = site.infer(node.iter)
                if (
                    found is not None
                    and found.instance
                    and site.index.is_subclass(found.qname, "django.template.base.Node")
                ):
                    if not any(
                        facts is not None and "__iter__" in facts.members
                        for facts in map(site.index.class_facts, site.index.ancestry(found.qname))
                    ):
                        yield site.flag(node=node.iter)


class NonFormErrors(Rule):
    """``InlineAdminFormSet.non_form_errors`` is a method now."""

    change = "4.1/inlineadminformset-non-form-errors"
    available = "4.1"
    triggers = (OnName("django.contrib.admin.helpers.InlineAdminFormSet"),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin.helpers import InlineAdminFormSet

                def f(lines: InlineAdminFormSet):
                    return lines.non_form_errors or InlineAdminFormSet(1, 2, 3).non_form_errors
                """,
            after="""\
                from django.contrib.admin.helpers import InlineAdminFormSet

                def f(lines: InlineAdminFormSet):
                    return lines.non_form_errors() or InlineAdminFormSet(1, 2, 3).non_form_errors()
                """,
        ),
        Keeps("def f(formset):\n    return formset.non_form_errors or formset.non_form_errors()\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "import" or not self.replaceable:
            return
        for node, _ in site.module.walk.attributes.get("non_form_errors", ()):
            parent = site.module.parents.get(node)
            if isinstance(parent, ast.Call) and parent.func is node:
                continue
            found = site.infer(node.value)
            if (
                found is not None
                and found.certain
                and site.index.is_subclass(found.qname, "django.contrib.admin.helpers.InlineAdminFormSet")
            ):
                yield site.fix(site.replace(node, f"{site.source(node)}()"), node=node)
