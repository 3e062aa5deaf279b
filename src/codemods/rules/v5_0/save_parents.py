"""``Model._save_parents()`` and the models whose rows it must insert."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember

_OLD_ARGUMENTS = 3


class SaveParents(Rule):
    """``Model._save_parents()`` must be told which of the parents to insert."""

    change = "5.0/save-parents-force-insert"
    available = "5.0"
    triggers = (OnMember("django.db.models.Model", "_save_parents"),)
    advice = "Hand on the force_insert of save_base(), a tuple of models; () inserts none by force."
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Signed(models.Model):
                    def save_base(self, raw=False, force_insert=False, force_update=False, using=None, update_fields=None):
                        if not raw:
                            self._save_parents(self.__class__, using, update_fields)
                            models.Model._save_parents(self, self.__class__, using, update_fields)
                """,
            after="""\
                from django.db import models

                class Signed(models.Model):
                    def save_base(self, raw=False, force_insert=False, force_update=False, using=None, update_fields=None):
                        if not raw:
                            self._save_parents(self.__class__, using, update_fields, force_insert=())
                            models.Model._save_parents(self, self.__class__, using, update_fields, force_insert=())
                """,
        ),
        Flags(
            """\
                from django.db import models

                class Signed(models.Model):
                    def save_base(self, *options):
                        self._save_parents(*options)
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.db import models

                class Signed(models.Model):
                    def save_base(self, using, update_fields):
                        self._save_parents(self.__class__, using, update_fields, ())

                class Tree:
                    def save(self):
                        self._save_parents(1, 2, 3)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or site.keyword(call, "force_insert") is not None:
            return
        given = len(call.args) + len(call.keywords)
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if call.args and getattr(call.args[0], "id", "") == "self" and getattr(owner, "id", "") != "self":
            given -= 1  # called by the class's name
        if site.has_stars(call) or (given == _OLD_ARGUMENTS and not self.replaceable):
            yield site.flag(node=call)
        elif given == _OLD_ARGUMENTS:
            yield site.fix(site.edit_call(call).add("force_insert", "()").edit(), node=call)
