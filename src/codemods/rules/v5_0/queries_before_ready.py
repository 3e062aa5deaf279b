"""Queries while the project starts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, OnModule
from codemods.source.scopes import Scope, ScopeKind

_ASKS = frozenset(
    ["get", "first", "last", "count", "exists", "create", "get_or_create", "update_or_create", "update", "delete",
     "bulk_create", "bulk_update", "aggregate", "in_bulk", "earliest", "latest", "get_for_model", "get_current"]
)  # fmt: skip
_LOOPS = frozenset(["list", "tuple", "set", "sorted", "dict", "len", "bool", "any", "all"])
_RUN = re.compile(r"(?:^|/)(?:management/commands|migrations|scripts?|bin|docs?|examples?)/")


class QueriesBeforeReady(Rule):
    """A query in ``ready()``, or in what runs when a module is imported, warns: the database may not be there yet."""

    change = "5.0/queries-before-apps-ready"
    partly = True
    triggers = (OnMethod("django.apps.AppConfig", "ready"), OnModule((".objects",)))
    advice = "Ask when the answer is first needed, in a receiver of post_migrate, or give a callable."
    examples = [
        Flags(
            path="shop/apps.py",
            source="""\
                from django.apps import AppConfig

                class ShopConfig(AppConfig):
                    name = "shop"

                    def ready(self):
                        from shop.models import Book
                        Book.objects.get_or_create(title="x")
                        for book in Book.objects.filter(new=True):
                            print(book)
                        print(list(Book.objects.all()))
                """,
            lines=(8, 9, 11),
        ),
        Flags(
            path="shop/forms.py",
            source="""\
                from django import forms
                from shop.models import Book

                FIRST = Book.objects.first()

                class BookForm(forms.Form):
                    book = forms.ChoiceField(choices=[(one.pk, one) for one in Book.objects.all()])
                """,
            lines=(4, 7),
            files={"shop/__init__.py": ""},
        ),
        Keeps(
            path="shop/forms.py",
            source="""\
                from django import forms
                from shop.models import Book

                class BookForm(forms.Form):
                    book = forms.ModelChoiceField(queryset=Book.objects.filter(new=True))
                    other = forms.ChoiceField(choices=lambda: [(one.pk, one) for one in Book.objects.all()])

                    def clean(self):
                        return Book.objects.count()
                """,
            files={"shop/__init__.py": ""},
        ),
        Keeps(
            path="shop/apps.py",
            source="""\
                from django.apps import AppConfig

                class ShopConfig(AppConfig):
                    def ready(self):
                        def later(**kwargs):
                            self.get_model("Book").objects.count()
                        post_migrate.connect(later, sender=self)
                """,
        ),
        Keeps(
            "from shop.models import Book\n\nprint(Book.objects.count())\n",
            path="scripts/count.py",
            files={"scripts/__init__.py": ""},
        ),
        Keeps(
            "from shop.models import Book\n\nN = Book.objects.count()\n",
            path="shop/tests/forms.py",
            files={"shop/tests/__init__.py": ""},
        ),
    ]

    def _is_imported(self, site: Site) -> bool:
        """Whether a file is a part of a package that others import, rather than a script, a test or a migration."""
        package = site.module.name.rpartition(".")[0]
        return (
            package in site.index.modules
            and "test" not in site.roles
            and "migration" not in site.roles
            and _RUN.search(site.module.path) is None
        )

    def visit(self, site: Site) -> Iterator[Answer]:
        module = site.module
        if isinstance(site.node, ast.FunctionDef):
            home, through = module.walk.scope_of[site.node], frozenset([ScopeKind.COMPREHENSION])
        elif self._is_imported(site):
            home, through = module.walk.root, frozenset([ScopeKind.COMPREHENSION, ScopeKind.CLASS])
        else:
            return
        for node in module.nodes(ast.Attribute, near=".objects"):
            if node.attr == "objects" and (asked := _asked(site, node)) is not None:
                if _runs_with(module.scope_at(node), home, through):
                    yield site.flag(node=asked)


def _asked(site: Site, manager: ast.Attribute) -> ast.AST | None:
    """The call or loop that sends a query, of a chain that begins with a manager."""
    parents = site.module.parents
    node: ast.AST = manager
    last = ""
    while True:
        parent = parents.get(node)
        if isinstance(parent, ast.Attribute):
            last = parent.attr
        elif not (isinstance(parent, ast.Call) and parent.func is node):
            break
        elif last in _ASKS:
            return parent
        node = parent
    if node is manager:
        return None
    looped = isinstance(parent, ast.For | ast.comprehension) and parent.iter is node
    listed = isinstance(parent, ast.Call) and isinstance(parent.func, ast.Name) and parent.func.id in _LOOPS
    return node if looped or listed else None


def _runs_with(scope: Scope | None, home: Scope, through: frozenset[ScopeKind]) -> bool:
    """Whether what stands in ``scope`` runs whenever ``home`` does: nothing but scopes of some kinds lies between them."""
    while scope is not None and scope is not home:
        if scope.kind not in through:
            return False
        scope = scope.parent
    return scope is home
