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
