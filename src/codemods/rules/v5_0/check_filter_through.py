"""``filter_horizontal`` with a relation through a model of its own (admin.E013)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.admin_models import models_of
from codemods.rules.shapes.entries import take_out
from codemods.rules.shapes.literals import strings_in
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class CheckFilterThrough(Rule):
    """A relation through a model of its own cannot stand in ``filter_horizontal`` or ``filter_vertical``."""

    change = "5.0/check-admin-e013-filter"
    advice = "Take it out; the admin does not show such a field."
    triggers = (OnSubclass("django.contrib.admin.options.BaseModelAdmin"),)
    examples = [
        Fixes(
            path="shop/admin.py",
            files={
                "shop/__init__.py": "",
                "shop/models.py": "from django.db import models\n\n\nclass Club(models.Model):\n"
                "    groups = models.ManyToManyField('auth.Group')\n"
                "    members = models.ManyToManyField('Person', through='Membership')\n",
            },
            before="""\
                from django.contrib import admin
                from shop.models import Club

                @admin.register(Club)
                class ClubAdmin(admin.ModelAdmin):
                    filter_horizontal = ("groups", "members")
                """,
            after="""\
                from django.contrib import admin
                from shop.models import Club

                @admin.register(Club)
                class ClubAdmin(admin.ModelAdmin):
                    filter_horizontal = ("groups",)
                """,
        ),
        Keeps(
            """\
                from django.contrib import admin
                from django.db import models

                class Club(models.Model):
                    members = models.ManyToManyField("Person")

                class Other(models.Model):
                    members = models.ManyToManyField("Person", through="Membership")

                @admin.register(Club)
                class ClubAdmin(admin.ModelAdmin):
                    filter_vertical = ["members"]
                    raw_id_fields = ["members"]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        for statement in node.body:
            if not isinstance(statement, ast.Assign) or not any(
                isinstance(target, ast.Name) and target.id in ("filter_horizontal", "filter_vertical")
                for target in statement.targets
            ):
                continue
            models = models_of(site, node)
            for one in strings_in(statement.value):
                if models and all(self._through(site, model, str(one.value)) for model in models):
                    yield site.fix(take_out(site, one), node=one)

    def _through(self, site: Site, model: str, name: str) -> bool:
        for ancestor in site.index.ancestry(site.index.name(model).qname):
            facts = site.index.class_facts(ancestor)
            if facts is not None and name in facts.members:
                call = facts.calls.get(name)
                return call is not None and bool(call.texts.get("through"))
        return False
