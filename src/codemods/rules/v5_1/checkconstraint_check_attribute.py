"""``CheckConstraint.check``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.narrowed import narrowed_to
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMember

_CLASS = "django.db.models.CheckConstraint"


class CheckConstraintCheckAttribute(Rule):
    """The condition of a ``CheckConstraint`` object is its attribute ``condition``, no longer ``check``."""

    change = "5.1/checkconstraint-check-attribute"
    also = ("6.0/checkconstraint-check",)
    available = "5.1"
    triggers = (OnMember(_CLASS, "check"), OnAttribute("check"))
    examples = [
        Fixes(
            before="""\
                from django.db.models import CheckConstraint

                class Positive(CheckConstraint):
                    def sql(self):
                        return str(self.check)

                def conditions(model):
                    for one in model._meta.constraints:
                        if isinstance(one, CheckConstraint) and one.name:
                            yield one.check
                """,
            after="""\
                from django.db.models import CheckConstraint

                class Positive(CheckConstraint):
                    def sql(self):
                        return str(self.condition)

                def conditions(model):
                    for one in model._meta.constraints:
                        if isinstance(one, CheckConstraint) and one.name:
                            yield one.condition
                """,
        ),
        Keeps(
            """\
                from django.db.models import CheckConstraint, UniqueConstraint

                def conditions(model, form):
                    form.check()
                    for one in model._meta.constraints:
                        if isinstance(one, UniqueConstraint):
                            yield one.check
                        if isinstance(one, CheckConstraint):
                            yield one.check(model, None), form.check

                class Own(CheckConstraint):
                    check = None

                    def sql(self):
                        return self.check
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or site.call is not None:
            return
        if site.qname == "check":
            found = narrowed_to(site, node.value)
            if found is None or not site.index.is_subclass(found, _CLASS):
                return
        else:
            inferred = site.infer(node.value)
            if inferred is None or not inferred.instance:
                return
            found = inferred.qname
        for ancestor in site.index.ancestry(site.index.name(found).qname):
            facts = site.index.class_facts(ancestor)
            if facts is not None and "check" in facts.members:
                return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        yield site.fix(site.replace_name(node, "condition"))
