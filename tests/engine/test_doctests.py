"""The examples of docstrings are run with the names of their module, so these stay."""

from __future__ import annotations

import textwrap

from codemods.engine.memory import check_sources
from codemods.releases import Range, Release
from codemods.rules.registry import all_rules


def fixed(source: str) -> str | None:
    range = Range(Release(2, 2), Release(5, 2), Release(5, 2))
    rules = [rule(range) for rule in all_rules() if rule.active(range)]
    return check_sources({"shop/code.py": textwrap.dedent(source)}, rules, range)["shop/code.py"].fixed


def test_a_name_that_an_example_uses_stays() -> None:
    after = fixed(
        '''\
        import pytz
        from django.utils.encoding import force_text

        def name(book, moment):
            """
            >>> name(b"x", None)
            'x'
            >>> force_text(b"x"), pytz.utc
            ('x', <UTC>)
            """
            return force_text(book) + str(moment.astimezone(pytz.utc))
        '''
    )
    assert after is not None
    assert "import pytz" in after
    assert "from django.utils.encoding import force_str as force_text" in after


def test_other_text_of_a_docstring_keeps_nothing() -> None:
    after = fixed(
        '''\
        from django.utils.encoding import force_text

        def name(book):
            """What force_text() makes of a book.

            >>> name(b"x")
            'x'
            """
            return force_text(book)
        '''
    )
    assert after is not None
    assert "import force_str\n" in after
