"""``obj._<field>_cache``: where Django kept related objects."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from codemods.findings import Edit
from codemods.index.index import Index
from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.shapes.relations import relations_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnModule

_ASKS = "get_cache_name"
_BY_NAME = ("hasattr", "getattr", "delattr", "setattr")
_GENERIC = tuple(f"django.contrib.contenttypes.{one}.GenericForeignKey" for one in ("fields", "generic"))


class _Kept(NamedTuple):
    """A field of the model ``owner`` (a final name) that keeps the object that it leads to."""

    owner: str
    name: str


class RelatedCacheAttributes(Rule):
    """Related objects are kept in ``obj._state.fields_cache``, no longer in attributes of their own.

    Asking for the old attribute does not fail: it finds nothing.
    """

    change = "2.0/undocumented-related-cache-attributes"
    triggers = (OnModule(("_cache",)), OnMember("django.db.models.Field", _ASKS, likely=True))
    available = "2.0"
    advice = (
        "Use is_cached(), get_cached_value(), set_cached_value() and delete_cached_value() of the field; reading the "
        "field itself asks the database where nothing is cached."
    )
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

                    def forget_any(self):
                        try:
                            del self._author_cache
                        except AttributeError:
                            pass


                def writer_of(request):
                    return request._author_cache
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

                    def forget_any(self):
                        try:
                            self._state.fields_cache.pop("author", None)
                        except AttributeError:
                            pass


                def writer_of(request):
                    return request._author_cache
                """,
        ),
        Flags(
            path="shop/models.py",
            source="""\
                from django.db import models


                class Book(models.Model):
                    author = models.ForeignKey("auth.User", on_delete=models.CASCADE)

                    def known(self):
                        try:
                            return self._author_cache
                        except AttributeError:
                            self.__dict__.pop("_author_cache", None)
                            return "_author_cache" in self.__dict__


                def fill(book, user):
                    book._author_cache = user
                    del book._author_cache
                    return getattr(book, "_author_cache", None)
                """,
            lines=(9, 11, 12, 16, 17, 18),
        ),
        Flags(
            path="shop/models.py",
            source="""\
                from django.contrib.contenttypes.fields import GenericForeignKey
                from django.db import models


                class Note(models.Model):
                    about = GenericForeignKey("kind", "number")


                def fill(notes, books):
                    for note in notes:
                        note._about_cache = books[note.number]
                """,
            line=11,
        ),
        Suggests(
            current="1.11",
            before="""\
                def known(field, obj, value):
                    if hasattr(obj, field.get_cache_name()):
                        return getattr(obj, field.get_cache_name()), getattr(obj, field.get_cache_name(), None)
                    setattr(obj, field.get_cache_name(), value)
                    delattr(obj, field.get_cache_name())
                """,
            after="""\
                def known(field, obj, value):
                    if field.is_cached(obj):
                        return field.get_cached_value(obj), field.get_cached_value(obj, None)
                    field.set_cached_value(obj, value)
                    field.delete_cached_value(obj)
                """,
        ),
        Flags(
            """\
                from django.db.models import ForeignKey

                class Key(ForeignKey):
                    def known(self, obj):
                        name = self.get_cache_name()
                        try:
                            return getattr(obj, self.get_cache_name())
                        except AttributeError:
                            return name in obj.__dict__
                """,
            lines=(5, 7),
            current="1.11",
        ),
        Keeps(
            """\
                class Page:
                    def get_cache_name(self):
                        return "page"

                def forget(page, obj, field):
                    name = field.get_cache_name()
                    field._state.fields_cache.pop(name, None)

                def known(page, obj):
                    return hasattr(obj, page.get_cache_name()), Page().get_cache_name()
                """,
            current="1.11",
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


                class Reader(models.Model):
                    def __init__(self):
                        self._author_cache = None
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Attribute):
            yield from self._asked(site, site.node)
            return
        relations: dict[str, list[_Kept]] = {}
        for one in site.index.ask(_kept):
            attribute = f"_{one.name}_cache"
            if attribute in site.module.text:
                relations.setdefault(attribute, []).append(one)
        if not relations:
            return
        for node in site.module.nodes(ast.Attribute, ast.Call):
            owner: ast.expr | None = None
            name: object = None
            if isinstance(node, ast.Attribute):
                owner, name = node.value, node.attr
            elif (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in _BY_NAME
                and len(node.args) > 1
                and isinstance(node.args[1], ast.Constant)
            ):
                owner, name = node.args[0], node.args[1].value
            if owner is None or not isinstance(name, str) or name not in relations:
                continue
            model = self._model(site, owner, relations[name])
            if model is None or not isinstance(node, ast.expr):
                continue
            message = f"The related object is no longer in {name}"
            edit = self._edit(site, node, owner, relations[name][0].name) if model else None
            if edit is None:
                yield site.flag(node=node, message=message)
            else:
                yield site.suggest(edit, node=node, message=message)
        for text in site.module.texts(*relations):
            name, owner = str(text.value), _looked_up(site, text)
            if owner is not None and self._model(site, owner, relations.get(name, [])):
                yield site.flag(node=text, message=f"The related object is no longer in {name}")

    def _asked(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        """``get_cache_name()``, which gave the name of the old attribute and gives that of the field itself now."""
        call = site.call
        if call is None or not asks_for_attribute(site, call):
            return
        parent = site.module.parents.get(call)
        message = (
            "get_cache_name() is the name of the field itself, no longer of an attribute with what is cached"
        )
        written = None
        if isinstance(parent, ast.Call) and call in parent.args[1:2] and self.replaceable:
            obj, *more = [site.source(one) for one in [parent.args[0], *parent.args[2:]]]
            asked, given = site.source(parent.func), ", ".join([obj, *more])
            field, minded = site.source(node.value), _minded(site, parent)
            if asked in ("hasattr", "setattr") or (asked == "getattr" and more):
                method = {"hasattr": "is_cached", "setattr": "set_cached_value"}.get(
                    asked, "get_cached_value"
                )
                written = f"{field}.{method}({given})"
            elif asked in ("getattr", "delattr") and not minded:
                method = "get_cached_value" if asked == "getattr" else "delete_cached_value"
                written = f"{field}.{method}({given})"
        if written is None:
            yield site.flag(node=call, message=message)
        else:
            yield site.suggest(site.replace(parent or call, written), node=call, message=message)

    def _model(self, site: Site, owner: ast.expr, relations: list[_Kept]) -> bool | None:
        """Whether an expression is an instance of a model with the field; None where it is none."""
        if getattr(owner, "id", "") == "request":
            return None
        found = site.infer(owner)
        if found is None:
            return False
        ancestry = site.index.ancestry(found.qname)
        return True if any(one.owner in ancestry for one in relations) else None

    def _edit(self, site: Site, node: ast.expr, owner: ast.expr, field: str) -> Edit | None:
        """What is written for the attribute; None where that needs a person."""
        plain = owner
        while isinstance(plain, ast.Attribute):
            plain = plain.value
        if not isinstance(plain, ast.Name) or not self.replaceable:  # it is written twice
            return None
        text = site.source(owner)
        of_field = f'type({text})._meta.get_field("{field}")'
        deletes = f"{of_field}.delete_cached_value({text})"
        if _minded(site, node):  # that raises KeyError
            deletes = f'{text}._state.fields_cache.pop("{field}", None)'
        if isinstance(node, ast.Call):
            written = {"hasattr": f"{of_field}.is_cached({text})", "delattr": deletes}
            called = site.source(node.func)
            return site.replace(node, written[called]) if called in written else None
        if isinstance(getattr(node, "ctx", None), ast.Load):
            return None if _minded(site, node) else site.replace_name(node, field)
        statement = site.module.parents.get(node)
        if isinstance(statement, ast.Delete) and len(statement.targets) == 1:
            return site.replace(statement, deletes)
        return None


def _kept(index: Index) -> list[_Kept]:
    """The foreign keys of a repository's models, one-to-one fields and generic ones among them."""
    relations = relations_of(index)
    found = [_Kept(one.owner, one.name) for one in relations.all if one.kind in ("key", "one")]
    for model in chain.from_iterable(relations.models.values()):
        facts = index.class_facts(model)
        for name, call in facts.calls.items() if facts is not None else ():
            if any(index.is_subclass(call.callee, base) for base in _GENERIC):
                found.append(_Kept(model, name))
    return found


def asks_for_attribute(site: Site, call: ast.Call) -> bool:
    """Whether ``get_cache_name()`` of a field is asked for the attribute that Django 2.0 has done away with."""
    func = call.func
    if site.range.start >= Release(2, 0) or call.args or call.keywords or not isinstance(func, ast.Attribute):
        return False
    if is_super(func.value) or "fields_cache" in site.source(site.function or site.statement):
        return False
    owners = site.index.owners(func.attr)
    fields = all(site.index.is_subclass(owner, "django.db.models.Field") for owner in owners)
    return fields or site.infer(func.value) is not None


def _minded(site: Site, node: ast.AST) -> bool:
    """Whether the code around minds that nothing is cached."""
    inside = node
    for around in site.module.ancestors(node):
        if isinstance(around, ast.FunctionDef | ast.AsyncFunctionDef):
            return False
        if isinstance(around, ast.Try) and around.handlers and inside in around.body:
            return True
        inside = around
    return False


def _looked_up(site: Site, text: ast.Constant) -> ast.expr | None:
    """The object in whose ``__dict__`` a name is looked up."""
    parent = site.module.parents.get(text)
    place: ast.expr | None = None
    if isinstance(parent, ast.Compare) and parent.left is text:
        place = parent.comparators[0]
    elif isinstance(parent, ast.Subscript):
        place = parent.value
    elif isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute):
        place = parent.func.value
    return place.value if isinstance(place, ast.Attribute) and place.attr == "__dict__" else None
