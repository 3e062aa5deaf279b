"""``get_full_name()`` and ``get_short_name()`` of ``AbstractBaseUser``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_BASE = "django.contrib.auth.models.AbstractBaseUser"


class UserNamesOptional(Rule):
    """``AbstractBaseUser`` has no ``get_full_name()`` and ``get_short_name()`` any more."""

    change = "2.0/abstractbaseuser-names-optional"
    triggers = (OnAttribute("get_full_name"), OnAttribute("get_short_name"))
    advice = "Do without super(): the methods of AbstractBaseUser only raised NotImplementedError."
    examples = [
        Flags(
            """\
                from django.contrib.auth.models import AbstractBaseUser

                class User(AbstractBaseUser):
                    def get_full_name(self):
                        return super().get_full_name()
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.contrib.auth.models import AbstractUser

                class User(AbstractUser):
                    def get_full_name(self):
                        return super().get_full_name() + self.get_short_name()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, class_ = site.node, site.class_
        if not isinstance(node, ast.Attribute) or not is_super(node.value) or class_ is None:
            return
        if not site.descends(class_, _BASE) or site.descends(
            class_, "django.contrib.auth.models.AbstractUser"
        ):
            return
        if super_definition(site, f"{site.module.name}.{class_.name}", node.attr) is None:
            yield site.flag()
