"""``__unicode__()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnFunction
from codemods.source.bases import base_expressions

_OLD, _NEW = "__unicode__", "__str__"


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
        if any(function is not None and _asks(function) for function in related):
            return  # a __str__() that hands on to it is what Python 3 calls
        if None in related:
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


def _related_texts(site: Site, class_: ast.ClassDef) -> list[ast.FunctionDef | None]:
    """The ``__str__()`` of other classes that this one is mixed with, or that build on it; None for those of other files."""
    outer = site.module.walk.scope_of[class_].parent
    name = site.module.qualname(class_.name, outer) if outer is not None else None
    own = f"{site.module.name}.{name}"
    family = {one for heir in (own, *site.index.heirs(own)) for one in site.index.ancestry(heir)}
    owners = site.index.owners(_NEW).keys() - site.index.owners(_OLD).keys() - {own}
    here = {f"{site.module.name}.{node.name}": node for node in site.module.nodes(ast.ClassDef)}
    found: list[ast.FunctionDef | None] = []
    for other in sorted(family & owners):
        methods = [one for one in getattr(here.get(other), "body", ()) if getattr(one, "name", "") == _NEW]
        found += [one for one in methods if isinstance(one, ast.FunctionDef)] or [None]
    return found


def _asks(function: ast.FunctionDef) -> bool:
    return any(isinstance(part, ast.Attribute) and part.attr == _OLD for part in ast.walk(function))


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
