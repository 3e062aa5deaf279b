"""User classes of a project's own that define ``is_authenticated()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, OnModule, Trigger
from codemods.rules.v1_10.users import is_user_class

_NAMES = ("is_authenticated", "is_anonymous")


class IsAuthenticatedOverride(Rule):
    """``is_authenticated`` and ``is_anonymous`` of a user class must be properties: a method always counts as true."""

    change = "1.10/is-authenticated-override"
    available = "1.10"
    advice = "Make it a property."
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.models import AbstractBaseUser

                class Member(AbstractBaseUser):
                    def is_authenticated(self):
                        return super(Member, self).is_authenticated() and self.confirmed

                    def is_anonymous(self):
                        return False
                """,
            after="""\
                from django.contrib.auth.models import AbstractBaseUser

                class Member(AbstractBaseUser):
                    @property
                    def is_authenticated(self):
                        return super(Member, self).is_authenticated and self.confirmed

                    @property
                    def is_anonymous(self):
                        return False
                """,
        ),
        Fixes(
            before="""\
                from shop.users import Base

                class Guest(Base):
                    def is_anonymous(self):
                        return True
                """,
            after="""\
                from shop.users import Base

                class Guest(Base):
                    @property
                    def is_anonymous(self):
                        return True
                """,
            files={
                "shop/__init__.py": "",
                "shop/users.py": "from django.contrib.auth.models import AnonymousUser\n\n"
                "class Base(AnonymousUser):\n    pass\n",
            },
        ),
        Fixes(
            path="members/models.py",
            before="""\
                from django.db import models

                class Member(models.Model):
                    name = models.CharField(max_length=9)

                    def is_authenticated(self):
                        return True
                """,
            after="""\
                from django.db import models

                class Member(models.Model):
                    name = models.CharField(max_length=9)

                    @property
                    def is_authenticated(self):
                        return True
                """,
            files={
                "members/__init__.py": "",
                "shop/__init__.py": "",
                "shop/settings.py": 'SECRET_KEY = ""\nINSTALLED_APPS = []\nAUTH_USER_MODEL = "members.Member"\n',
            },
        ),
        Fixes(
            before="""\
                from django.contrib.auth.models import AnonymousUser

                class Guest(AnonymousUser):
                    is_anonymous = lambda self: True
                """,
            after="""\
                from django.contrib.auth.models import AnonymousUser

                class Guest(AnonymousUser):
                    is_anonymous = property(lambda self: True)
                """,
        ),
        Suggests(
            before="""\
                class StubUser:
                    is_authenticated = lambda self: False
                """,
            after="""\
                class StubUser:
                    is_authenticated = property(lambda self: False)
                """,
        ),
        Suggests(
            before="""\
                class FakeUser(object):
                    pk = 1

                    def is_authenticated(self):
                        return True
                """,
            after="""\
                class FakeUser(object):
                    pk = 1

                    @property
                    def is_authenticated(self):
                        return True
                """,
        ),
        Flags(
            """\
                from django.contrib.auth.models import AbstractUser

                class Member(AbstractUser):
                    @classmethod
                    def is_authenticated(cls):
                        return True

                    def is_anonymous(self, strict=False):
                        return strict
                """,
            lines=(5, 8),
        ),
        Keeps(
            """\
                from django.contrib.auth.models import AbstractUser
                from django.utils.functional import cached_property

                class Member(AbstractUser):
                    @property
                    def is_authenticated(self):
                        return True

                    @cached_property
                    def is_anonymous(self):
                        return False

                class Basic(object):
                    def is_authenticated(self, request, **kwargs):
                        return True

                class Vote(object):
                    def is_anonymous(self):
                        return self.voter is None
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in _NAMES:
            yield OnMethod("", name)
        yield OnModule(_NAMES)

    def visit(self, site: Site) -> Iterator[Answer]:
        node, class_ = site.node, site.class_
        if site.kind == "module":
            for one, _, _ in site.module.walk.classes:
                yield from self._assigned(site, one)
            return
        if not isinstance(node, ast.FunctionDef) or class_ is None:
            return
        user = is_user_class(site, class_)
        arguments = node.args
        more = len(arguments.args) != 1 or arguments.vararg or arguments.kwarg or arguments.kwonlyargs
        if node.decorator_list or more:
            if user and not self._is_property(site, node):
                yield site.flag(advice="Make it a property that needs nothing but the user.")
            return
        if not self.replaceable or not (user or _stands_in(class_)):
            return
        edits = [site.add_decorator(node, "property")]
        for part in ast.walk(node):
            if (
                isinstance(part, ast.Call)
                and isinstance(part.func, ast.Attribute)
                and part.func.attr == node.name
            ):
                owner = part.func.value
                if (
                    isinstance(owner, ast.Call)
                    and isinstance(owner.func, ast.Name)
                    and owner.func.id == "super"
                ):
                    edits.append(site.replace(part, site.source(part.func)))
        if user:
            yield site.fix(edits)
        else:
            yield site.suggest(
                edits, advice=f"Make it a property if {class_.name} stands in for a user (request.user)."
            )

    def _is_property(self, site: Site, node: ast.FunctionDef) -> bool:
        """Whether a decorator makes something of the method that is read like an attribute."""
        return any("property" in site.source(one).lower() for one in node.decorator_list)

    def _assigned(self, site: Site, class_: ast.ClassDef) -> Iterator[Answer]:
        """``is_authenticated = lambda self: True`` in the body of a class."""
        bindings = site.module.walk.scope_of[class_].bindings
        for name in _NAMES:
            for binding in bindings.get(name, ()):
                value = binding.value
                if not isinstance(value, ast.Lambda) or len(value.args.args) != 1 or not self.replaceable:
                    continue
                edit = site.replace(value, f"property({site.source(value)})")
                if is_user_class(site, class_):
                    yield site.fix(edit, node=value)
                elif _stands_in(class_):
                    yield site.suggest(
                        edit,
                        node=value,
                        advice=f"Make it a property if {class_.name} stands in for a user (request.user).",
                    )


def _stands_in(node: ast.ClassDef) -> bool:
    """Whether a class that is no user of Django's looks like a substitute for one."""
    names = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
    return "user" in node.name.lower() or names.issuperset(_NAMES)
