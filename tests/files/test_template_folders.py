"""Folders of templates that only settings name, and what becomes of the files in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from codemods.files.kinds import FileKind
from codemods.files.template_folders import TemplateFolders, placed, template_folders
from codemods.files.walk import FoundFile, find

ENGINE = 'TEMPLATES = [{{"BACKEND": "django.template.backends.{}", "DIRS": {}}}]\n'


def folders(root: Path, settings: str, *made: str, path: str = "shop/conf/settings.py") -> TemplateFolders:
    for folder in made:
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(settings)
    return template_folders(str(root), [path])


@pytest.mark.parametrize(
    "entry",
    [
        "os.path.join(BASE_DIR, 'shop', 'pages')",
        "os.path.join(BASE_DIR, 'shop/pages/')",
        "join(dirname(dirname(__file__)), 'pages')",
        "os.path.abspath(os.path.join(os.path.dirname(__file__), '..', 'pages'))",
        "BASE_DIR / 'shop' / 'pages'",
        "str(BASE_DIR / 'pages')",
        "BASE_DIR.joinpath('pages')",
        "BASE_DIR.child('shop', 'pages')",
        "ROOT('pages')",
        "BASE_DIR + '/pages'",
        "'%s/pages' % BASE_DIR",
        "f'{BASE_DIR}/pages'",
        "PAGES",
        "'shop/pages'",
    ],
)
def test_an_entry_is_followed_to_its_folder(tmp_path: Path, entry: str) -> None:
    before = "PAGES = os.path.join(BASE_DIR, 'pages')\n"
    found = folders(tmp_path, before + ENGINE.format("django.DjangoTemplates", f"[{entry}]"), "shop/pages")
    assert found == TemplateFolders(("shop/pages/",))
    assert folders(tmp_path, f"{before}TEMPLATE_DIRS = ({entry},)\n") == found


@pytest.mark.parametrize(
    "entry",
    ["BASE_DIR", "os.path.join(BASE_DIR, NAME)", "f'{BASE_DIR}/{NAME}'", "'/pages'", "'gone'", "here()", "1"],
)
def test_an_entry_that_does_not_say_where(tmp_path: Path, entry: str) -> None:
    settings = ENGINE.format("django.DjangoTemplates", f"[{entry}]")
    assert folders(tmp_path, settings, "shop/pages", "pages") == TemplateFolders()


def test_the_engines_are_told_apart(tmp_path: Path) -> None:
    both = (
        ENGINE.format("django.DjangoTemplates", "['one', 'two']")
        + ENGINE.format("jinja2.Jinja2", "['two', 'three']")
        + "broken = ["
    )
    assert folders(tmp_path, both, "one", "two", "three") == TemplateFolders()  # no Python
    found = folders(tmp_path, both.removesuffix("broken = ["))
    assert found == TemplateFolders(("one/", "two/"), ("three/",))
    assert found.name_of("two/shop/cart.html") == "shop/cart.html"
    assert found.name_of("three/shop/cart.html") == ""


def test_files_are_placed(tmp_path: Path) -> None:
    files = {
        "settings.py": ENGINE.format("django.DjangoTemplates", "['pages', 'build/pages']")
        + "OTHERS = "
        + ENGINE.format("jinja2.Jinja2", "['jinja_pages', 'pages/jinja']").partition(" = ")[2],
        "pages/mail.txt": "x",
        "pages/page.html": "x",
        "pages/intro.md": "x",
        "pages/app.js": "x",
        "pages/logo.png": "x",
        "pages/jinja/page.html": "x",
        "jinja_pages/page.html": "x",
        "build/pages/mail.txt": "x",
        "notes/mail.txt": "x",
        ".gitignore": "build/\n",
        ".git/config": "",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    found = [item for item in find([tmp_path], tmp_path) if isinstance(item, FoundFile)]
    kinds = {file.path: file.kind for file in placed(found, str(tmp_path), [tmp_path], ())}
    assert kinds == {
        "settings.py": FileKind.PYTHON,
        "pages/mail.txt": FileKind.TEMPLATE,
        "pages/page.html": FileKind.TEMPLATE,
        "pages/intro.md": FileKind.TEMPLATE,
        "pages/app.js": FileKind.STATIC,
        "pages/jinja/page.html": FileKind.JINJA,
        "jinja_pages/page.html": FileKind.JINJA,
    }
