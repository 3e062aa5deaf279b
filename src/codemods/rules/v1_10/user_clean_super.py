"""``clean()`` of user models."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Range, Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.docstrings import insert_first
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod


class UserCleanSuper(Rule):
    """``clean()`` of user models brings the name of the user and the mail address into one form."""

    change = "1.10/abstractbaseuser-clean-super"
    base = "django.contrib.auth.models.AbstractBaseUser"
    triggers = (OnMethod("", "clean"),)
    advice = "Call it, unless the model does this by itself or wants names as they are typed."
    available = "1.8"
    examples = [
        Suggests(
            before="""\
                from django.contrib.auth.models import AbstractUser

                class Member(AbstractUser):
                    def clean(self):
                        \"\"\"Nobody is called root.\"\"\"
                        self.check_name()
                """,
            after="""\
                from django.contrib.auth.models import AbstractUser

                class Member(AbstractUser):
                    def clean(self):
                        \"\"\"Nobody is called root.\"\"\"
                        super(Member, self).clean()
                        self.check_name()
                """,
        ),
        Flags(
            """\
                from django.contrib.auth.models import AbstractUser
                from shop import utils

                class Mixin:
                    def clean(self):
                        utils.clean(self)

                class Member(Mixin, AbstractUser):
                    pass
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.contrib.auth.models import AbstractUser
                from django.db import models

                class Member(AbstractUser):
                    def clean(self):
                        super().clean()

                class Guest(AbstractUser):
                    def clean(self):
                        AbstractUser.clean(self)

                class Book(models.Model):
                    def clean(self):
                        self.check_name()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        method, class_ = site.node, site.class_
        if not isinstance(method, ast.FunctionDef) or class_ is None or len(method.args.args) != 1:
            return
        if not overrides_hook_of(site, class_, self.base) or self._calls_base(site, method, class_):
            return
        if not site.descends(class_, self.base):
            yield site.flag()  # a mixin does not know what it is put before
            return
        own = method.args.args[0].arg
        modern = self.range.supports >= Release(2, 0)
        line = "super().clean()" if modern else f"super({class_.name}, {own}).clean()"
        yield site.suggest(insert_first(site, method, line))

    def _calls_base(self, site: Site, method: ast.FunctionDef, class_: ast.ClassDef) -> bool:
        ancestry = site.index.ancestry(f"{site.module.name}.{class_.name}")
        return any(
            isinstance(part, ast.Attribute)
            and part.attr == "clean"
            and (is_super(part.value) or site.resolve(part.value) in ancestry)
            for part in ast.walk(method)
        )


class AbstractUserClean(UserCleanSuper):
    """``clean()`` of ``AbstractUser`` brings the mail address into one form."""

    change = "1.11/abstractuser-clean-super"
    base = "django.contrib.auth.models.AbstractUser"

    @classmethod
    def active(cls, range: Range, modernize: bool = False) -> bool:
        """Only where 1.10, whose ``clean()`` does the same for the name, does not say so anyway."""
        return super().active(range, modernize) and range.start >= Release(1, 10)
