"""Constraints of one's own without ``validate()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import foreign_bases
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_BASE = "django.db.models.constraints.BaseConstraint"


class BaseConstraintValidate(Rule):
    """``full_clean()`` of a model calls ``validate()`` of its constraints, which ``BaseConstraint`` leaves open."""

    change = "4.1/baseconstraint-validate"
    advice = (
        "Write validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS): it raises ValidationError, "
        "or does nothing where only the database checks."
    )
    triggers = (OnSubclass(_BASE),)
    examples = [
        Flags(
            """\
                from django.db.models import BaseConstraint

                class RawConstraint(BaseConstraint):
                    def constraint_sql(self, model, schema_editor):
                        return self.sql
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.db.models import BaseConstraint, CheckConstraint
                from shop.validation import Validated

                class Silent:
                    def validate(self, model, instance, **kwargs):
                        pass

                class RawConstraint(BaseConstraint):
                    def validate(self, model, instance, exclude=None, using="default"):
                        pass

                class LaterConstraint(RawConstraint):
                    pass

                class MixedConstraint(Silent, BaseConstraint):
                    pass

                class ImportedConstraint(Validated, BaseConstraint):
                    pass

                class OwnCheck(CheckConstraint):
                    pass

                class Abstract(BaseConstraint):
                    def remove_sql(self, model, schema_editor):
                        return self.sql

                class Concrete(Abstract):
                    def validate(self, model, instance, exclude=None, using="default"):
                        pass
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        index = site.index
        home = site.module.walk.scope_of[node].parent or site.scope
        own = f"{site.module.name}.{site.module.qualname(node.name, home)}"
        if foreign_bases(site, own):
            return
        for ancestor in index.ancestry(own):
            facts = index.class_facts(ancestor)
            if ancestor.startswith("django.") and ancestor != _BASE and not _is_base(ancestor):
                return  # a constraint of Django's has the method
            if facts is not None and "validate" in facts.members:
                return
        if not any("validate" in facts.members for facts in index.heirs(own).values()):
            yield site.flag(message=f"full_clean() calls validate() of {node.name}, which is not written")


def _is_base(qname: str) -> bool:
    return qname.rpartition(".")[2] == "BaseConstraint"
