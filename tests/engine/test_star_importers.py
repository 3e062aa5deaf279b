"""What a module imports is kept for those that take it through a star, and only for those."""

from __future__ import annotations

from codemods.engine.memory import check_sources
from codemods.releases import Range, Release
from codemods.rules.registry import all_rules

ARTICLE = """\
from django.utils import six
from django.utils.encoding import python_2_unicode_compatible


@python_2_unicode_compatible
class Article:
    def __str__(self):
        return six.text_type(1)
"""


def fixed(**others: str) -> str | None:
    files = {"wiki/models/article.py": ARTICLE, "wiki/models/__init__.py": "from .article import *\n"}
    files |= {path.replace("__", "/") + ".py": text for path, text in others.items()}
    range = Range(Release(1, 11), Release(3, 2), Release(3, 2))
    rules = [rule(range) for rule in all_rules() if rule.active(range)]
    return check_sources(files, rules, range)["wiki/models/article.py"].fixed


def test_a_star_alone_keeps_no_import_that_is_gone() -> None:
    text = fixed(wiki__views="from wiki.models import Article\n")
    assert text == "class Article:\n    def __str__(self):\n        return str(1)\n"


def test_what_comes_through_the_star_is_kept() -> None:
    text = fixed(wiki__views="from wiki.models import six\n\nprint(six.PY3)\n")
    assert text is not None
    assert "import six" in text


def test_a_name_that_the_star_importer_reads_is_kept() -> None:
    text = fixed(wiki__admin="from wiki.models.article import *\n\nprint(six.get_function_code(f))\n")
    assert text is not None
    assert "import six" in text
