"""A statement that binds a name anew is made of what the name stood for before it."""

from __future__ import annotations

import pytest

from codemods.engine.memory import check_sources
from codemods.releases import Range, Release
from codemods.rules.registry import all_rules

NAMED_LIKE_ITS_BASE = """\
from django.contrib.auth.forms import UserCreationForm
from django.db.models import TextField


class UserCreationForm(UserCreationForm):
    class Meta:
        fields = ["username"]


class TextField(TextField):
    def from_db_value(self, value, expression, connection, context):
        return value
"""
CHAIN = """\
import django.utils as tools

tools = tools.encoding
text = tools.force_text
text = text("a")
"""
AGAIN = """\
from django.utils import encoding

force = encoding.force_text
force = force
print(force("a"))
"""


def places(source: str, code: str) -> list[int]:
    range = Range(Release(1, 11), Release(4, 2), Release(4, 2))
    rules = [rule(range) for rule in all_rules() if code in rule.answers() and rule.active(range)]
    assert rules
    outcome = check_sources({"shop/code.py": source}, rules, range)["shop/code.py"]
    return sorted(finding.place.line for finding in outcome.findings)


@pytest.mark.parametrize(
    ("code", "lines"), [("4.2/usercreationform-case", [5]), ("2.0/from-db-value-context", [11])]
)
def test_a_class_may_be_named_like_its_base(code: str, lines: list[int]) -> None:
    assert places(NAMED_LIKE_ITS_BASE, code) == lines


def test_a_name_may_be_given_what_is_reached_through_itself() -> None:
    assert places(CHAIN, "3.0/force-text") == [4]
    assert places(AGAIN, "3.0/force-text") == [3]
