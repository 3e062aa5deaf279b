"""What examples import is held against the API tables: what a rule writes has to exist."""

from __future__ import annotations

import ast
import textwrap

import pytest

from codemods.django import api
from codemods.releases import KNOWN
from codemods.rules.examples import Fixes, Suggests
from codemods.rules.registry import all_rules

# Older than the tables, which begin with 1.7; one that star-imports the standard library; and names that 1.7 and 1.8
# put into a module by writing to its globals().
UNLISTED = (
    "django.conf.urls.defaults.",
    "django.db.models.get_",
    "django.utils.itercompat.product",
    "django.utils.simplejson",
    "django.utils.unittest.",
)


def imported(source: str) -> set[str]:
    """The dotted names of Django's that a source imports outside any guard."""
    names: set[str] = set()
    for node in ast.parse(textwrap.dedent(source)).body:
        if isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").startswith("django"):
            names.update(f"{node.module}.{alias.name}" for alias in node.names if alias.name != "*")
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names if alias.name.startswith("django"))
    return names


def rewrites():
    for rule in all_rules():
        for number, example in enumerate(rule.examples):
            if isinstance(example, Fixes | Suggests):
                yield pytest.param(rule, example, id=f"{rule.change}-{number}")


@pytest.mark.parametrize(("rule", "example"), list(rewrites()))
def test_imports_of_examples_exist(rule, example) -> None:
    unknown = [name for name in imported(example.before) if not any(api.exists(name, one) for one in KNOWN)]
    unknown = [name for name in unknown if not name.startswith(UNLISTED)]
    assert unknown == [], "no release ever had what the example starts from"
    written = imported(example.after) - imported(example.before)
    nowhere = [name for name in written if not any(api.exists(name, one) for one in KNOWN)]
    assert nowhere == [], "no release has what the rule writes"
