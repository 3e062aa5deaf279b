"""Rules that meet at one call all get their turn, whichever of them renames what is called."""

from __future__ import annotations

from codemods.engine.memory import check_sources
from codemods.releases import Range, Release
from codemods.rules.registry import all_rules


def fixed(source: str, current: Release, target: Release) -> str | None:
    range = Range(current, target, target)
    rules = [rule(range) for rule in all_rules() if rule.active(range)]
    return check_sources({"shop/code.py": source}, rules, range)["shop/code.py"].fixed


def test_arguments_are_rewritten_before_the_function_is_renamed() -> None:
    before = (
        "from django.utils.http import is_safe_url\n\n\n"
        "def safe(url, host):\n    return is_safe_url(url, host=host) and is_safe_url(url)\n"
    )
    after = (
        "from django.utils.http import url_has_allowed_host_and_scheme\n\n\n"
        "def safe(url, host):\n"
        "    return url_has_allowed_host_and_scheme(url, allowed_hosts={host}) and "
        "url_has_allowed_host_and_scheme(url, allowed_hosts=None)\n"
    )
    assert fixed(before, Release(1, 10), Release(4, 2)) == after


def test_a_branch_of_six_is_taken_by_one_rule_or_the_other() -> None:
    before = "from django.utils import six\n\nif six.PY3:\n    KIND = 'text'\nelse:\n    KIND = b'text'\n"
    assert fixed(before, Release(1, 11), Release(3, 2)) == "KIND = 'text'\n"
    assert fixed(before, Release(2, 2), Release(3, 2)) == "KIND = 'text'\n"


def test_an_import_goes_although_a_local_variable_has_its_name() -> None:
    before = (
        "from django.conf.urls import url\n\n\n"
        "def fetch(url):\n    return url\n\n\nurlpatterns = [url('^x$', fetch)]\n"
    )
    after = (
        "from django.urls import path\n\n\n"
        "def fetch(url):\n    return url\n\n\nurlpatterns = [path('x', fetch)]\n"
    )
    assert fixed(before, Release(1, 10), Release(4, 2)) == after


def test_a_shim_is_taken_apart_before_what_stands_in_it_is_renamed() -> None:
    before = (
        "try:\n    from django.utils.lru_cache import lru_cache\n"
        "except ImportError:\n    from django.utils.functional import memoize\n"
    )
    assert fixed(before, Release(1, 8), Release(3, 2)) == "from functools import lru_cache\n"


def test_what_an_arm_imports_that_never_ran_is_not_told_of() -> None:
    source = (
        "try:\n    from django.core.urlresolvers import RegexURLResolver\n"
        "except ImportError:\n    from django.urls import RegexURLResolver\n"
    )
    range = Range(Release(1, 8), Release(3, 2), Release(3, 2))
    rules = [rule(range) for rule in all_rules() if rule.active(range)]
    outcome = check_sources({"shop/code.py": source}, rules, range)["shop/code.py"]
    assert sorted((one.place.line, one.code) for one in outcome.findings) == [
        (1, "guard/compat-import"),
        (2, "2.0/undocumented-url-resolver-classes"),
    ]
    assert outcome.fixed == "from django.urls import URLResolver as RegexURLResolver\n"
