"""``__unicode__()``."""

from __future__ import annotations

import ast
import codecs
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnFunction
from codemods.source.bases import base_expressions
from codemods.source.names import last_name

if TYPE_CHECKING:
    from codemods.index.index import Index

_OLD, _NEW = "__unicode__", "__str__"
_TEXTS = {"django.db.models.CharField", "django.db.models.TextField"}


class UnicodeMethod(Rule):
    """Python 3 knows no ``__unicode__()``: the text of an object is what ``__str__()`` returns."""

    change = "2.0/unicode-method"
    triggers = (OnFunction(_OLD), OnAttribute(_OLD))
    available = "2.0"
    advice = "Let __str__() return the text."
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Order(models.Model):
                    def __unicode__(self):
                        return self.name

                class Gift(Order):
                    def __unicode__(self):
                        return "gift: " + super().__unicode__()

                class Line(models.Model):
                    def __str__(self):
                        return self.__unicode__().encode("utf-8")

                    def __unicode__(self):
                        return self.name
                """,
            after="""\
                from django.db import models

                class Order(models.Model):
                    def __str__(self):
                        return self.name

                class Gift(Order):
                    def __str__(self):
                        return "gift: " + super().__str__()

                class Line(models.Model):
                    def __str__(self):
                        return self.name
                """,
        ),
        Fixes(
            before="""\
                from django.db import models

                class Order(models.Model):
                    name = models.CharField(max_length=9)

                    def __unicode__(self):
                        return self.name.encode("utf-8")

                class Line(models.Model):
                    title = models.TextField()
                    code = models.BinaryField()

                    def __unicode__(self):
                        if self.code:
                            return self.code.decode("utf-8")
                        return "%s" % (self.a + self.b).encode("utf-8", "replace") if self.a else self.title.decode()
                """,
            after="""\
                from django.db import models

                class Order(models.Model):
                    name = models.CharField(max_length=9)

                    def __str__(self):
                        return self.name

                class Line(models.Model):
                    title = models.TextField()
                    code = models.BinaryField()

                    def __str__(self):
                        if self.code:
                            return self.code.decode("utf-8")
                        return "%s" % (self.a + self.b) if self.a else self.title
                """,
        ),
        Flags(
            """\
                from django.db import models

                class Order(models.Model):
                    def __unicode__(self):
                        name = self.name.encode("utf-8")
                        return "Order %s" % name

                class Line(models.Model):
                    def __unicode__(self):
                        return self.name.encode("ascii", "ignore")
                """,
            lines=(4, 9),
        ),
        Suggests(
            before="""\
                class Named:
                    def __unicode__(self):
                        return self.name
                """,
            after="""\
                class Named:
                    def __str__(self):
                        return self.name
                """,
        ),
        Suggests(
            path="shop/models.py",
            before="""\
                from django.db import models

                from shop.texts import Text

                class Base(models.Model):
                    def __unicode__(self):
                        return self.name

                class Order(Text, Base):
                    pass
                """,
            after="""\
                from django.db import models

                from shop.texts import Text

                class Base(models.Model):
                    def __str__(self):
                        return self.name

                class Order(Text, Base):
                    pass
                """,
            files={
                "shop/__init__.py": "",
                "shop/texts.py": "class Text(object):\n    def __str__(self):\n        return text(self)\n",
            },
        ),
        Flags(
            """\
                from django.db import models

                class Order(models.Model):
                    def __str__(self):
                        return self.name

                    def __unicode__(self):
                        return self.name + "!"
                """,
            line=7,
        ),
        Keeps(
            path="shop/pages.py",
            source="""\
                from shop.texts import Text, UnicodeMixin

                class Page(UnicodeMixin):
                    def __unicode__(self):
                        return self.name

                class Shelf(Text):
                    def __unicode__(self):
                        return self.name
                """,
            files={
                "shop/__init__.py": "",
                "shop/texts.py": """\
                    import sys

                    class UnicodeMixin(object):
                        def __str__(self):
                            return self.__unicode__()

                    class Text(object):
                        if sys.version_info > (3, 0):
                            __str__ = lambda one: one.__unicode__()
                        else:
                            __str__ = lambda one: unicode(one).encode("utf-8")
                    """,
            },
        ),
        Keeps("def text(obj):\n    return obj.__unicode__() if hasattr(obj, '__unicode__') else str(obj)\n"),
        Keeps(
            """\
                from django.db import models

                class UnicodeMixin(object):
                    def __str__(self):
                        return self.__unicode__()

                class Base(models.Model):
                    def __unicode__(self):
                        return "base"

                class Order(UnicodeMixin, Base):
                    pass
                """
        ),
        Keeps(
            """\
                from django.db import models

                class Order(models.Model):
                    def __str__(self):
                        return self.name

                    if PYTHON_2:
                        def __unicode__(self):
                            return self.name

                class Line(models.Model):
                    def __unicode__(self):
                        return str(self)

                    def __str__(self):
                        return self.name
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not self.replaceable:
            return
        if isinstance(node, ast.Attribute):
            inside = site.function
            if inside is not None and inside.name == _OLD and is_super(node.value):
                return  # goes with the method
            if f'"{_OLD}"' in site.source(site.statement).replace("'", '"'):
                return  # asked for by hasattr() first
            if isinstance(node.ctx, ast.Load) and site.call is not None and not site.call.args:
                if inside is None or inside.name != _NEW or getattr(node.value, "id", "") != "self":
                    yield site.suggest(
                        site.replace_name(node, _NEW),
                        message="__unicode__() is __str__() on Python 3",
                        advice=f"Rename it if the class of {site.source(node.value)} has __str__().",
                    )
            return
        class_ = site.module.parents.get(node)
        if not isinstance(node, ast.FunctionDef) or not isinstance(class_, ast.ClassDef):
            return
        if len(site.module.walk.scope_of[class_].bindings.get(_OLD, ())) > 1:
            return
        edits = [site.replace_name(node, _NEW)]
        edits += [
            site.replace_name(part.func, _NEW)
            for part in ast.walk(node)
            if isinstance(part, ast.Call)
            and isinstance(part.func, ast.Attribute)
            and part.func.attr == _OLD
            and is_super(part.func.value)
        ]
        others = [one for one in class_.body if isinstance(one, ast.FunctionDef) and one.name == _NEW]
        if _NEW in site.module.walk.scope_of[class_].bindings:
            if len(others) != 1 or _hands_on(node, "str", _NEW):
                return
            if not _hands_on(others[0], "unicode", _OLD):
                if ast.dump(ast.Module(node.body, [])) != ast.dump(ast.Module(others[0].body, [])):
                    yield site.flag(message="The class has __str__() too, and Python 3 calls that one")
                return
            edits += _take_out(site, class_, others[0])
        related = _related_texts(site, class_)
        if any(asks for asks, _ in related):
            return  # a __str__() that hands on to it is what Python 3 calls
        plain, doubtful = _bytes_in(site, class_, node)
        if doubtful:
            yield site.flag(
                message="What __unicode__() returns is made of bytes, which __str__() must not be",
                advice="Leave the text as it is, without encode() or decode(), and rename the method to __str__().",
            )
            return
        edits += [_without_call(site, call) for call in plain]
        if not all(here for _, here in related):
            yield site.suggest(
                edits,
                advice="Rename it unless the __str__() of a class beside it is what calls __unicode__().",
            )
        elif self._django(site, class_):
            yield site.fix(edits)
        else:
            yield site.suggest(edits, advice="Rename it if str() is to give this text.")

    def _django(self, site: Site, class_: ast.ClassDef) -> bool:
        """Whether a class descends from one of Django's."""
        for base in base_expressions(class_):
            found = site.resolve(base, certain=False)
            if found is not None and any(one.startswith("django.") for one in site.index.ancestry(found)):
                return True
        return False


def _related_texts(site: Site, class_: ast.ClassDef) -> list[tuple[bool, bool]]:
    """Of each other class with a ``__str__()`` that this one is mixed with, or that builds on it: whether that asks for
    ``__unicode__()``, and whether it stands in this file for all to see.
    """
    outer = site.module.walk.scope_of[class_].parent
    name = site.module.qualname(class_.name, outer) if outer is not None else None
    own = f"{site.module.name}.{name}"
    family = {one for heir in (own, *site.index.heirs(own)) for one in site.index.ancestry(heir)}
    owners = site.index.owners(_NEW).keys() - site.index.owners(_OLD).keys() - {own}
    here = {
        f"{site.module.name}.{node.name}"
        for node in site.module.nodes(ast.ClassDef)
        if any(isinstance(one, ast.FunctionDef) and one.name == _NEW for one in node.body)
    }
    asking = site.index.ask(_asking)
    return [(other in asking, other in here) for other in sorted(family & owners)]


def _asking(index: Index) -> frozenset[str]:
    """The repository's classes whose ``__str__()`` asks for ``__unicode__()``."""
    return frozenset(
        f"{facts.names[0]}.{name}"
        for facts in index.files.values()
        if facts.names
        for name in facts.asking_unicode
    )


def _bytes_in(site: Site, class_: ast.ClassDef, function: ast.FunctionDef) -> tuple[list[ast.Call], bool]:
    """The calls of ``encode()`` and ``decode()`` that the returned text does without, and whether there are others."""
    plain: list[ast.Call] = []
    doubtful = False
    for node in site.module.nodes(ast.Return):
        if not isinstance(node, ast.Return) or node.value is None or _function_of(site, node) is not function:
            continue
        for part in _parts(node.value):
            if isinstance(part, ast.Name):
                values = assigned_values(site, part) or []
                doubtful = doubtful or any(_encoding(one, "encode") is not None for one in values)
                continue
            encoding = _encoding(part, "encode")
            if encoding is None and _is_text_decoded(site, class_, part):
                encoding = "utf-8"
            if encoding is None:
                continue
            assert isinstance(part, ast.Call)
            if encoding == "utf-8":
                plain.append(part)
            else:
                doubtful = True
    return plain, doubtful


def _function_of(site: Site, node: ast.AST) -> ast.AST | None:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    return next((one for one in site.module.ancestors(node) if isinstance(one, kinds)), None)


def _parts(value: ast.expr) -> Iterator[ast.expr]:
    """A value, and what becomes part of a text in it."""
    inner: list[ast.expr] = []
    if isinstance(value, ast.IfExp):
        inner = [value.body, value.orelse]
    elif isinstance(value, ast.BoolOp):
        inner = value.values
    elif isinstance(value, ast.Tuple | ast.List):
        inner = value.elts
    elif isinstance(value, ast.Dict):
        inner = value.values
    elif isinstance(value, ast.GeneratorExp | ast.ListComp):
        inner = [value.elt]
    elif isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add | ast.Mod):
        inner = [value.left, value.right]
    elif isinstance(value, ast.Call) and last_name(value.func) in (
        "format",
        "join",
        "mark_safe",
        "str",
        "unicode",
    ):
        inner = [*value.args, *(keyword.value for keyword in value.keywords)]
    yield value
    for one in inner:
        yield from _parts(one)


def _encoding(node: ast.expr, method: str) -> str | None:
    """The encoding that a value is brought into (or from), "?" for one that is not known; None for any other expression."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr != method:
        return None
    given = (
        node.args[0]
        if node.args
        else next((one.value for one in node.keywords if one.arg == "encoding"), None)
    )
    if given is None:
        return "utf-8"
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        try:
            return codecs.lookup(given.value).name
        except LookupError:
            return None
    return "?" if "CHARSET" in last_name(given).upper() or "ENCODING" in last_name(given).upper() else None


def _is_text_decoded(site: Site, class_: ast.ClassDef, node: ast.expr) -> bool:
    """Whether something is decoded that is text already: a literal with something put into it, or a field of text."""
    if _encoding(node, "decode") is None:
        return False
    text = node.func.value  # type: ignore[attr-defined]
    if isinstance(text, ast.BinOp):
        text = text.left
    elif isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute) and text.func.attr == "format":
        text = text.func.value
    if isinstance(text, ast.Constant):
        return isinstance(text.value, str)
    if not isinstance(text, ast.Attribute) or getattr(text.value, "id", "") != "self":
        return False
    outer = site.module.walk.scope_of[class_].parent
    name = site.module.qualname(class_.name, outer) if outer is not None else None
    for one in site.index.own_line(f"{site.module.name}.{name}"):
        if text.attr in one.members:
            call = one.calls.get(text.attr)
            return call is not None and not _TEXTS.isdisjoint(site.index.ancestry(call.callee))
    return False


def _without_call(site: Site, call: ast.Call) -> Edit:
    """The edit that leaves what a method is called on, without the call."""
    assert isinstance(call.func, ast.Attribute)
    start = site.module.span(call.func)[1] - len(call.func.attr)
    return Edit(site.module.text.rindex(".", 0, start), site.module.span(call)[1], "")


def _take_out(site: Site, class_: ast.ClassDef, method: ast.FunctionDef) -> Sequence[Edit]:
    """Edits that take a method out; blank lines behind the first one of a class go with it."""
    text = site.module.text
    if class_.body[0] is method and len(class_.body) > 1 and not method.decorator_list:
        after = class_.body[1]
        decorators = getattr(after, "decorator_list", [])
        start, end = site.module.span(method)
        stop = site.module.span(decorators[0])[0] - 1 if decorators else site.module.span(after)[0]
        if not text[end:stop].strip():
            return (Edit(start, stop, ""),)
    return site.remove(method)


def _hands_on(function: ast.FunctionDef, builtin: str, method: str) -> bool:
    """Whether a method does nothing but ask the other one, encoding or not."""
    body = [
        one
        for one in function.body
        if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))
    ]
    if len(body) != 1 or not isinstance(body[0], ast.Return) or body[0].value is None:
        return False
    for part in ast.walk(body[0].value):
        if (
            isinstance(part, ast.Call)
            and isinstance(part.func, ast.Name)
            and part.func.id in (builtin, "text_type")
        ):
            return len(part.args) == 1 and getattr(part.args[0], "id", "") == "self"
        if (
            isinstance(part, ast.Attribute)
            and part.attr == method
            and getattr(part.value, "id", "") == "self"
        ):
            return True
    return False
