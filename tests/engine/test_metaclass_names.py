"""Names that a class has from its metaclass are not gone, although no class statement shows them."""

from __future__ import annotations

from codemods.engine.memory import check_sources
from codemods.releases import Range, Release
from codemods.rules.registry import all_rules

SOURCE = """\
from django.contrib.auth.models import Group
from django.db.models import Model

print(Group._default_manager.all(), Model._base_manager)
"""


def test_managers_of_models_are_there() -> None:
    range = Range(Release(1, 8), Release(4, 2), Release(4, 2))
    rules = [rule(range) for rule in all_rules() if rule.active(range)]
    assert check_sources({"shop/code.py": SOURCE}, rules, range, api=True)["shop/code.py"].findings == []


def test_bases_that_six_hands_through_are_bases() -> None:
    source = """\
from django.db import models
from django.utils import six


class Meta(type):
    pass


class Code(six.with_metaclass(Meta, models.TextField)):
    def get_choices_default(self):
        return self.get_choices(include_blank=False)

    def from_db_value(self, value, expression, connection, context):
        return value
"""
    range = Range(Release(1, 8), Release(5, 2), Release(5, 2))
    rules = [rule(range) for rule in all_rules() if rule.active(range)]
    found = check_sources({"shop/code.py": source}, rules, range, api=True)["shop/code.py"].findings
    assert [(one.place.line, one.code) for one in found if one.place.line > 9] == [
        (10, "api/override"),
        (13, "2.0/from-db-value-context"),
    ]
