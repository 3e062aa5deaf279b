"""A flag at what a fix takes out is not told, and is told again where the fix leaves it."""

from __future__ import annotations

from codemods.engine.memory import check_sources
from codemods.findings import Verdict
from codemods.releases import Range, Release
from codemods.rules.registry import all_rules

RANGE = Range(Release(1, 8), Release(5, 2), Release(5, 2))


def flags(source: str) -> list[tuple[str, int]]:
    """Codes and lines of the flags, with every rule and the API check."""
    rules = [rule(RANGE) for rule in all_rules() if rule.active(RANGE)]
    outcome = check_sources({"shop/code.py": source}, rules, RANGE, api=True)["shop/code.py"]
    return [(one.code, one.place.line) for one in outcome.findings if one.verdict is Verdict.FLAG]


def test_a_call_that_a_fix_replaces_is_not_flagged() -> None:
    source = (
        "from django.shortcuts import render_to_response\n"
        "from django.template import RequestContext\n\n\n"
        "def one(request):\n"
        "    return render_to_response('a.html', {}, context_instance=RequestContext(request))\n"
    )
    assert flags(source) == []


def test_a_call_that_no_fix_replaces_is_flagged() -> None:
    source = (
        "from django.shortcuts import render_to_response\n"
        "from django.template import RequestContext\n\n\n"
        "def one(request):\n"
        "    return render_to_response('a.html', {}, RequestContext(request, processors=[]))\n"
    )
    assert ("2.0/render-to-response", 6) in flags(source)


def test_an_attribute_that_goes_with_its_statement_is_not_looked_up() -> None:
    source = (
        "from optparse import make_option\n\n"
        "from django.core.management.base import BaseCommand\n\n\n"
        "class Command(BaseCommand):\n"
        "    option_list = BaseCommand.option_list + (make_option('--fast', action='store_true'),)\n"
    )
    assert flags(source) == []


def test_an_attribute_that_stays_is_looked_up() -> None:
    source = "from django.core.management.base import BaseCommand\n\nOPTIONS = BaseCommand.option_list\n"
    assert [line for _, line in flags(source)] == [3]


def test_an_import_is_told_of_where_one_of_its_uses_is_left() -> None:
    source = (
        "from distutils.version import LooseVersion\n"
        "from django import get_version\n"
        "from django.utils import six\n\n\n"
        "def one(value):\n"
        "    return isinstance(value, six.string_types)\n\n\n"
        "if LooseVersion(get_version()) > LooseVersion('1.8'):\n"
        "    Base = object\n"
        "else:\n"
        "    Base = six.unheard_of(object)\n"
    )
    assert ("api/import", 3) in flags(source)
    assert ("api/import", 3) not in flags(source[: source.index("if LooseVersion")])
