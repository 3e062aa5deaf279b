"""``obj._<field>_cache``: where Django kept related objects."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.relations import relations_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_BY_NAME = ("hasattr", "getattr", "delattr", "setattr")


class RelatedCacheAttributes(Rule):
    """Related objects are kept in ``obj._state.fields_cache``, no longer in attributes of their own.

    Asking for the old attribute does not fail: it finds nothing.
    """

    change = "2.0/undocumented-related-cache-attributes"
    triggers = (OnModule(("_cache",)),)
    available = "2.0"
    advice = "Use is_cached(), get_cached_value(), set_cached_value() and delete_cached_value() of the field."
    examples = [
        Suggests(
            path="shop/models.py",
            before="""\
                from django.db import models


                class Author(models.Model):
                    pass


                class Book(models.Model):
                    author = models.ForeignKey(Author, on_delete=models.CASCADE)

                    def writer(self):
                        if hasattr(self, "_author_cache"):
                            return self._author_cache
                        return None

                    def forget(self):
                        del self._author_cache
                """,
            after="""\
                from django.db import models


                class Author(models.Model):
                    pass


                class Book(models.Model):
                    author = models.ForeignKey(Author, on_delete=models.CASCADE)

                    def writer(self):
                        if type(self)._meta.get_field("author").is_cached(self):
                            return self.author
                        return None

                    def forget(self):
                        type(self)._meta.get_field("author").delete_cached_value(self)
                """,
        ),
        Flags(
            path="shop/models.py",
            source="""\
                from django.db import models


                class Book(models.Model):
                    author = models.ForeignKey("auth.User", on_delete=models.CASCADE)


                def fill(book, user):
                    book._author_cache = user
                    return getattr(book, "_author_cache", None)
                """,
            lines=(9, 10),
        ),
        Keeps(
            path="shop/models.py",
            source="""\
                from django.db import models


                class Book(models.Model):
                    author = models.ForeignKey("auth.User", on_delete=models.CASCADE)
                    title = models.CharField(max_length=9)

                    def prices(self):
                        if not hasattr(self, "_prices_cache"):
                            self._prices_cache = {}
                        return self._prices_cache, self._title_cache
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        fields = {
            f"_{one.name}_cache": one.name
            for one in relations_of(site.index).all
            if one.kind in ("key", "one") and f"_{one.name}_cache" in site.module.text
        }
        if not fields:
            return
        own = {
            name
            for node in site.module.nodes(ast.ClassDef)
            for name in site.module.walk.scope_of[node].bindings
        }
        for node in site.module.nodes(ast.Attribute, ast.Call):
            if isinstance(node, ast.Attribute):
                if node.attr in fields and node.attr not in own:
                    yield self._attribute(site, node, fields[node.attr])
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _BY_NAME:
                name = node.args[1] if len(node.args) > 1 else None
                if isinstance(name, ast.Constant) and name.value in fields and name.value not in own:
                    yield self._by_name(site, node, fields[name.value])

    def _attribute(self, site: Site, node: ast.Attribute, field: str) -> Answer:
        message = f"The related object is no longer in {node.attr}"
        if not self._plain(node.value) or not self.replaceable:
            return site.flag(node=node, message=message)
        if isinstance(node.ctx, ast.Load):
            return site.suggest(
                site.replace_name(node, field),
                node=node,
                message=message,
                advice="The field asks the database where nothing is cached.",
            )
        statement = site.module.parents.get(node)
        if isinstance(statement, ast.Delete) and len(statement.targets) == 1:
            text = f"{self._field(site, node.value, field)}.delete_cached_value({site.source(node.value)})"
            return site.suggest(site.replace(statement, text), node=node, message=message)
        return site.flag(node=node, message=message)

    def _by_name(self, site: Site, node: ast.Call, field: str) -> Answer:
        message = f"The related object is no longer in _{field}_cache"
        owner = node.args[0]
        calls = {"hasattr": "is_cached", "delattr": "delete_cached_value"}
        method = calls.get(getattr(node.func, "id", ""))
        if method is None or not self._plain(owner) or not self.replaceable:
            return site.flag(node=node, message=message)
        text = f"{self._field(site, owner, field)}.{method}({site.source(owner)})"
        return site.suggest(site.replace(node, text), node=node, message=message)

    def _field(self, site: Site, owner: ast.expr, field: str) -> str:
        return f'type({site.source(owner)})._meta.get_field("{field}")'

    def _plain(self, node: ast.expr) -> bool:
        """Whether an expression may be written twice."""
        while isinstance(node, ast.Attribute):
            node = node.value
        return isinstance(node, ast.Name)
