"""Objects of abstract models."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.local_classes import local_calls
from codemods.rules.shapes.model_meta import is_option, meta_of, says
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnSubclass
from codemods.source.names import last_name

_MODEL = "django.db.models.Model"
_FILES = {
    "shop/__init__.py": "",
    "shop/models.py": """\
from django.db import models


class Named(models.Model):
    class Meta:
        abstract = True


class Book(Named):
    class Meta(Named.Meta):
        ordering = ["pk"]
""",
}

_ERRORS = ("TypeError", "Exception", "BaseException")
_OF_DJANGO = (
    "django.contrib.auth.base_user.AbstractBaseUser",
    "django.contrib.auth.models.AbstractBaseUser",
    "django.contrib.auth.models.AbstractUser",
    "django.contrib.auth.models.PermissionsMixin",
    "django.contrib.sessions.base_session.AbstractBaseSession",
)


class AbstractModelMade(Rule):
    """An abstract model cannot be made an object of: it raises ``TypeError``."""

    change = "3.2/abstract-model-instantiation"
    triggers = (OnCall(_MODEL, subclasses=True), OnSubclass(_MODEL))
    advice = "Make an object of a model that descends from it."
    examples = [
        Flags(
            """\
                from shop.models import Book, Named

                def test():
                    return Named(pk=1).pk
                """,
            line=4,
            files=_FILES,
        ),
        Flags(
            """\
                from django.contrib.auth.models import AbstractUser
                from django.db import models

                def test():
                    class Named(models.Model):
                        class Meta:
                            abstract = True

                    return AbstractUser(username="x"), Named()
                """,
            line=9,
        ),
        Flags(
            """\
                from shop.models import Counted, Plain

                def test():
                    assert Plain(1).count == 1
                    return Counted(1)
                """,
            line=5,
            files={
                "shop/__init__.py": "",
                "shop/models.py": """\
                    from django.db import models


                    class Plain(models.Model):
                        def __init__(self, count):
                            self.count = count

                        class Meta:
                            abstract = True


                    class Counted(models.Model):
                        def __init__(self, count):
                            super().__init__()
                            self.count = count

                        class Meta:
                            abstract = True
                    """,
            },
        ),
        Keeps(
            """\
                from django.db import models

                class Own:
                    def __init__(self, count):
                        self.count = count

                class Mixed(Own, models.Model):
                    class Meta:
                        abstract = True

                def test():
                    class Local(models.Model):
                        def __init__(self):
                            self.count = 1

                        class Meta:
                            abstract = True

                    return Mixed(1), Local()
                """,
        ),
        Keeps(
            """\
                from shop.models import Book, Named

                def test():
                    return Book(pk=1), Named.check()
                """,
            files=_FILES,
        ),
        Keeps(
            """\
                from django.db import models

                class Named(models.Model):
                    class Meta:
                        abstract = True

                class Page(Named):
                    class Meta(Named.Meta):
                        abstract = False

                def test(self):
                    with self.assertRaisesMessage(TypeError, "Abstract models cannot be instantiated."):
                        Named()
                    self.assertRaises(TypeError, lambda: Named())
                    try:
                        Named()
                    except TypeError:
                        pass
                    return Page()
                """
        ),
        Keeps(
            """\
                from shop.models import Page

                def test():
                    return Page()
                """,
            files={
                "shop/__init__.py": "",
                "shop/models.py": """\
                    from django.db import models


                    class Named(models.Model):
                        class Meta:
                            abstract = True


                    class Page(Named):
                        class Meta(Named.Meta):
                            abstract = False
                    """,
            },
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.ClassDef):
            if is_option(meta_of(node), "abstract") and not _starts_itself(node):
                for call in local_calls(site, node):
                    if not _expected(site, call):
                        yield site.flag(node=call)
        elif isinstance(node, ast.Call):
            model = site.resolve(node.func) or ""
            if says(site, model, "abstract") or site.is_name(node.func, *_OF_DJANGO):
                if _reaches_model(site, model) and not _expected(site, node):
                    yield site.flag()


def _reaches_model(site: Site, model: str) -> bool:
    """Whether the ``__init__()`` of a model comes to that of ``Model``, which is what raises."""
    for facts in site.index.own_line(model):
        start = facts.methods.get("__init__")
        if start is not None and not start.hands_on:
            return False
    return True


def _starts_itself(node: ast.ClassDef) -> bool:
    """Whether a class has an ``__init__()`` that calls that of no base."""
    for method in node.body:
        if isinstance(method, ast.FunctionDef) and method.name == "__init__":
            return not any(getattr(part, "attr", "") == "__init__" for part in ast.walk(method))
    return False


def _expected(site: Site, call: ast.Call) -> bool:
    """Whether the code around a call counts on the error: a test for it, or a handler."""
    for around in site.module.ancestors(call):
        if isinstance(around, ast.With):
            if any(_raises(item.context_expr) for item in around.items):
                return True
        elif isinstance(around, ast.Try):
            if any(one.type is None or _counts(one.type) for one in around.handlers):
                return True
        elif _raises(around):
            return True
    return False


def _raises(node: ast.AST) -> bool:
    """``assertRaises(TypeError, …)``, ``assertRaisesMessage(…)``, ``pytest.raises(…)``."""
    if not isinstance(node, ast.Call) or not node.args:
        return False
    name = last_name(node.func)
    return name.startswith(("assertRaises", "raises")) and _counts(node.args[0])


def _counts(exception: ast.expr) -> bool:
    return any(isinstance(one, ast.Name) and one.id in _ERRORS for one in ast.walk(exception))
