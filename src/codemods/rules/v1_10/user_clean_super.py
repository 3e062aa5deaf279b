"""``clean()`` of user models."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.docstrings import insert_first
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod


class UserCleanSuper(Rule):
    """``clean()`` of user models brings the name of the user and the mail address into one form."""

    change = "1.10/abstractbaseuser-clean-super"
    also = ("1.11/abstractuser-clean-super",)
    triggers = (OnMethod("django.contrib.auth.models.AbstractBaseUser", "clean"),)
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
        for part in ast.walk(method):
            if isinstance(part, ast.Attribute) and part.attr == "clean":
                if is_super(part.value) or site.resolve(part.value) is not None:
                    return
        own = method.args.args[0].arg
        modern = self.range.supports >= Release(2, 0)
        line = "super().clean()" if modern else f"super({class_.name}, {own}).clean()"
        yield site.suggest(insert_first(site, method, line))
