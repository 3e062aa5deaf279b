"""``related_name`` of symmetrical relations (fields.W345)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class CheckSymmetricalRelatedName(Rule):
    """``related_name`` does nothing on a symmetrical ``ManyToManyField``, and warns."""

    change = "4.0/check-fields-w345"
    advice = "Make the migration that follows; it changes nothing in the database."
    triggers = (OnCall("django.db.models.ManyToManyField"),)
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Person(models.Model):
                    friends = models.ManyToManyField("self", related_name="friend_of", blank=True)
                """,
            after="""\
                from django.db import models

                class Person(models.Model):
                    friends = models.ManyToManyField("self", blank=True)
                """,
        ),
        Keeps(
            """\
                from django.db import models

                class Person(models.Model):
                    idols = models.ManyToManyField("self", related_name="fans", symmetrical=False)
                    shops = models.ManyToManyField("Shop", related_name="owners")
                    friends = models.ManyToManyField("self")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or "migration" in site.roles or site.has_stars(call):
            return
        to, name = site.argument(call, "to", 0), site.argument(call, "related_name")
        if not isinstance(to, ast.Constant) or to.value != "self" or name is None:
            return
        symmetrical = site.argument(call, "symmetrical")
        if symmetrical is not None and not (
            isinstance(symmetrical, ast.Constant) and symmetrical.value is True
        ):
            return
        if isinstance(name, ast.Constant) and not name.value:
            return
        yield site.fix(site.edit_call(call).remove("related_name").edit(), node=call)
