"""``@admin.register``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.comments import has_comment
from codemods.rules.shapes.datetimes import imported_name
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.scopes import BindingKind

_SITE = "django.contrib.admin.sites.AdminSite"
_DEFAULT = ("django.contrib.admin.site", "django.contrib.admin.sites.site")


class AdminRegisterDecorator(Rule):
    """A model admin can be registered with ``@admin.register`` where its class stands."""

    change = "1.7/admin-register-decorator"
    triggers = (OnAttribute("register"),)
    needs = ("django.contrib.admin.register",)
    advice = "The models are registered when the class is made: nothing between it and the call may count on the order."
    examples = [
        Suggests(
            before="""\
                from django.contrib import admin

                from shop.models import Book, Shelf


                class ThingAdmin(admin.ModelAdmin):
                    pass


                admin.site.register(Book, ThingAdmin)
                admin.site.register([Shelf], ThingAdmin)
                """,
            after="""\
                from django.contrib import admin

                from shop.models import Book, Shelf


                @admin.register(Book, Shelf)
                class ThingAdmin(admin.ModelAdmin):
                    pass
                """,
            modernize=True,
        ),
        Suggests(
            before="""\
                from django.contrib import admin

                from shop.models import Book
                from shop.sites import shop_site


                class BookAdmin(admin.ModelAdmin):
                    pass


                admin.site.register(Book, BookAdmin)
                shop_site.register(Book, admin_class=BookAdmin)
                """,
            after="""\
                from django.contrib import admin

                from shop.models import Book
                from shop.sites import shop_site


                @admin.register(Book)
                @admin.register(Book, site=shop_site)
                class BookAdmin(admin.ModelAdmin):
                    pass
                """,
            files={
                "shop/__init__.py": "",
                "shop/sites.py": "from django.contrib.admin import AdminSite\n\nshop_site = AdminSite()\n",
            },
            modernize=True,
        ),
        Keeps(
            """\
                from django.contrib import admin

                from shop.models import Book

                class BookAdmin(admin.ModelAdmin):
                    pass

                admin.site.register(Book, BookAdmin)  # as the shop has it
                """,
            modernize=True,
        ),
        Keeps(
            """\
                from django.contrib import admin

                from shop.models import Author, Book, Shelf, User
                from shop.tools import Registry

                class BookAdmin(admin.ModelAdmin):
                    def __init__(self, *args):
                        super(BookAdmin, self).__init__(*args)

                class UserAdmin(admin.ModelAdmin):
                    pass

                class ShelfAdmin(admin.ModelAdmin):
                    pass

                class AuthorAdmin(admin.ModelAdmin):
                    pass

                class Late(Author):
                    pass

                admin.site.register(Book, BookAdmin)
                admin.site.unregister(User)
                admin.site.register(User, UserAdmin)
                admin.site.register(Shelf, ShelfAdmin, ordering=["name"])
                admin.site.register(Late, AuthorAdmin)
                admin.site.register(Author)
                if Shelf.enabled:
                    admin.site.register(Author, AuthorAdmin)
                Registry().register(Author, AuthorAdmin)
                """,
            modernize=True,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or not self.replaceable:
            return
        class_ = self._class(site, call)
        if class_ is None:
            return
        calls = [
            one.value
            for one in site.module.tree.body
            if isinstance(one, ast.Expr)
            and isinstance(one.value, ast.Call)
            and isinstance(one.value.func, ast.Attribute)
            and one.value.func.attr == "register"
            and self._class(site, one.value) is class_
        ]
        if not calls or calls[0] is not call:
            return  # told at the first of them
        owners: dict[str, list[str]] = {}
        for one in calls:
            assert isinstance(one.func, ast.Attribute)
            owner, models = one.func.value, self._models(site, one)
            default = site.resolve(owner) in _DEFAULT
            found = site.infer(owner)
            known = found is not None and _SITE in site.index.ancestry(found.qname)
            known = known or (site.resolve(owner) or "").endswith(
                "site"
            )  # as its author calls it, and only suggested
            if not (default or known) or not models or not self._bound(site, owner, class_):
                return
            if any(not self._bound(site, model, class_) for model in models):
                return
            written = owners.setdefault("" if default else site.source(owner), [])
            written += [site.source(model) for model in models]
        if self._unregisters(site) or self._named_in_init(class_):
            return
        local = imported_name(site, class_, "django.contrib.admin")
        callee = f"{local}.register" if local else site.need("django.contrib.admin.register", class_)
        lines = [
            f"{callee}({', '.join([*models, f'site={owner}'] if owner else models)})"
            for owner, models in owners.items()
        ]
        statements = [site.module.statement_of(one) for one in calls]
        if any(has_comment(site, one) for one in statements):
            return  # it would go with them
        yield site.suggest(
            site.add_decorator(class_, f"{site.module.source.newline}@".join(lines)),
            site.remove(*statements),
            node=call,
            also=statements[1:],
        )

    def _class(self, site: Site, call: ast.Call) -> ast.ClassDef | None:
        """The class of this module that a plain call at its top level registers."""
        statement = site.module.statement_of(call)
        if not isinstance(statement, ast.Expr) or site.module.parents.get(statement) is not site.module.tree:
            return None
        if site.has_stars(call) or len(call.args) + len(call.keywords) != 2:
            return None
        admin = site.argument(call, "admin_class", 1)
        if not isinstance(admin, ast.Name):
            return None
        found = site.module.lookup(admin.id, site.module.walk.root, admin).bindings
        if len(found) != 1 or found[0].kind is not BindingKind.CLASS:
            return None
        node = found[0].node
        if not isinstance(node, ast.ClassDef) or node not in site.module.tree.body or node.decorator_list:
            return None
        return node

    def _models(self, site: Site, call: ast.Call) -> list[ast.expr]:
        given = site.argument(call, "model_or_iterable", 0)
        if isinstance(given, ast.List | ast.Tuple):
            return given.elts
        return [] if given is None else [given]

    def _bound(self, site: Site, node: ast.expr, class_: ast.ClassDef) -> bool:
        """Whether a name is there, with one meaning, before the class is made."""
        root = node
        while isinstance(root, ast.Attribute):
            root = root.value
        if not isinstance(root, ast.Name):
            return False
        found = site.module.walk.root.bindings.get(root.id, [])
        return (
            len(found) == 1
            and found[0].branch is None
            and getattr(found[0].node, "lineno", class_.lineno) < class_.lineno
        )

    def _unregisters(self, site: Site) -> bool:
        return any(
            isinstance(one.func, ast.Attribute) and one.func.attr == "unregister"
            for one in site.module.nodes(ast.Call)
            if isinstance(one, ast.Call)
        )

    def _named_in_init(self, class_: ast.ClassDef) -> bool:
        """Whether the class names itself in what runs when it is registered: the name is not there yet."""
        return any(
            isinstance(node, ast.Name) and node.id == class_.name
            for method in class_.body
            if isinstance(method, ast.FunctionDef) and method.name in ("__init__", "__new__")
            for node in ast.walk(method)
        )
