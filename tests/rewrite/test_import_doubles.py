"""No name is imported twice because two rewrites came to want the same one."""

from __future__ import annotations

import textwrap

import pytest

from codemods.engine.memory import check_sources
from codemods.files.text import SourceText
from codemods.releases import Range, Release
from codemods.rewrite.answer import AddImport, RenameImport
from codemods.rewrite.imports import edits_for, local_name
from codemods.rewrite.verify import apply
from codemods.rules.registry import all_rules
from codemods.source.module import Module


def module_of(text: str) -> Module:
    return Module("shop/code.py", SourceText(textwrap.dedent(text)), ("shop.code",))


def fixed(text: str) -> str:
    range = Range(Release(1, 6), Release(5, 2), Release(5, 2))
    rules = [rule(range) for rule in all_rules() if rule.active(range, False)]
    outcome = check_sources({"shop/code.py": textwrap.dedent(text)}, rules, range)["shop/code.py"]
    assert outcome.fixed is not None
    return outcome.fixed


def test_two_old_names_of_one_function() -> None:
    after = fixed(
        """\
        from django.utils.encoding import force_text
        from django.utils.encoding import force_unicode

        print(force_text(1), force_unicode(2))
        """
    )
    assert after == "from django.utils.encoding import force_str\n\nprint(force_str(1), force_str(2))\n"


def test_a_module_that_is_imported_already() -> None:
    after = fixed(
        """\
        import functools
        import re

        from django.utils import lru_cache


        @lru_cache.lru_cache()
        def found(text):
            return functools.partial(re.match, text)
        """
    )
    assert after.count("import functools") == 1
    assert "@functools.lru_cache()" in after


def test_in_a_function() -> None:
    after = fixed(
        """\
        def show(x):
            from django.utils.encoding import force_text
            from django.utils.encoding import force_unicode
            print(force_text(x), force_unicode(x))
        """
    )
    assert after.count("import force_str") == 1


def test_each_function_keeps_its_own() -> None:
    after = fixed(
        """\
        def show(x):
            from django.utils.encoding import force_text
            print(force_text(x))


        def tell(x):
            from django.utils.encoding import force_unicode
            print(force_unicode(x))
        """
    )
    assert after.count("import force_str\n") == 2


def test_arms_of_a_condition_keep_their_own() -> None:
    after = fixed(
        """\
        def show(x):
            if x:
                from django.utils.encoding import force_text as show_text
            else:
                from django.utils.encoding import force_unicode as show_text
            print(show_text(x))
        """
    )
    assert after.count("import force_str as show_text") == 2


@pytest.mark.parametrize(
    ("first", "names"),
    [("from django.urls import NoReverseMatch\n", "NoReverseMatch, reverse"), ("", "reverse")],
)
def test_one_rule_renames_and_another_adds(first: str, names: str) -> None:
    module = module_of(f"{first}from django.core.urlresolvers import reverse\n\nprint(reverse('x'))\n")
    binding = module.walk.root.bindings["reverse"][0]
    requests = [
        AddImport("django.urls", "reverse", "reverse"),
        RenameImport(binding, "django.urls.reverse", "reverse"),
    ]
    after = apply(module.text, edits_for(module, requests))
    assert after == f"from django.urls import {names}\n\nprint(reverse('x'))\n"


@pytest.mark.parametrize(
    "between",
    [
        "from django.core.urlresolvers import reverse  # noqa: F401\n",
        "from django.core.urlresolvers import reverse\nHOME = reverse('x')\n",
    ],
)
def test_a_statement_that_says_more_or_is_needed_earlier_stays(between: str) -> None:
    module = module_of(f"{between}from django.urls import path\n\nprint(path, reverse)\n")
    binding = module.walk.root.bindings["reverse"][0]
    after = apply(module.text, edits_for(module, [RenameImport(binding, "django.urls.reverse", "reverse")]))
    assert after == module.text.replace("django.core.urlresolvers", "django.urls")


def test_another_path_to_the_same_object_is_as_good() -> None:
    module = module_of(
        "from django.core.urlresolvers import reverse as back\nfrom django.conf.urls import include\n"
    )
    root = module.walk.root
    assert local_name(module, "django.urls.reverse", root, {}) == ("back", False)
    assert local_name(module, "django.urls.include", root, {}) == ("include", False)
    old = root.bindings["include"][0]
    assert local_name(module, "django.urls.include", root, {}, None, old) == ("django_include", True)
    assert local_name(module, "django.urls.include", root, {}, old) == ("include", True)


def test_another_object_of_that_name_is_not() -> None:
    module = module_of("from django.contrib.postgres.fields import JSONField\n")
    assert local_name(module, "django.db.models.JSONField", module.walk.root, {}) == (
        "django_JSONField",
        True,
    )
