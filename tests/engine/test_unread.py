"""A module that cannot be read is there all the same: nothing says that it is missing, and nothing is known of it."""

from __future__ import annotations

from pathlib import Path

from codemods.engine.options import RunOptions
from codemods.engine.run import run
from codemods.findings import Finding
from codemods.releases import Range

FILES = {
    "setup.py": "",
    "shop/__init__.py": "",
    "shop/models.py": "print 'books'\n",
    "shop/views.py": "print 'shelves'\n",
    "shop/templatetags/__init__.py": "",
    "shop/templatetags/shop_tags.py": "from shop.models import Book\nfrom shop.gone import price\n",
    "shop/urls.py": "from django.conf.urls import url\n\nurlpatterns = [url('^$', 'shop.views.index')]\n",
}


def found(tmp_path: Path, code: str) -> list[Finding]:
    for path, text in FILES.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    options = RunOptions(root=tmp_path, paths=(tmp_path,), range=Range.of("1.7", "2.2"), select=(code,))
    return run(options).findings


def test_only_what_is_missing_is_said_to_be(tmp_path: Path) -> None:
    told = found(tmp_path, "1.9/templatetag-modules-imported")
    assert [finding.place.line for finding in told] == [2]


def test_a_view_of_such_a_module_is_said_to_be_unknown(tmp_path: Path) -> None:
    (told,) = found(tmp_path, "1.8/url-string-view")
    assert "shop.views cannot be read" in told.advice
