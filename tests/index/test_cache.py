"""Facts kept between runs: the same output from them, no trust in what lies in the folder, and nothing when told so."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from codemods.cli.app import cli
from codemods.files.text import SourceText
from codemods.index.cache import FactsCache, decoded, encoded
from codemods.index.facts import ModuleFacts, collect
from codemods.source.module import Module

FILES = {
    "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
    "shop/__init__.py": "",
    "shop/settings.py": "import os\nSECRET_KEY = os.environ['KEY']\nTEMPLATES = [{'OPTIONS': {'debug': True}}]\n"
    "INSTALLED_APPS = ['shop']\nINSTALLED_APPS += os.environ.get('APPS', '').split()\n",
    "shop/compat.py": "from django.utils.encoding import force_text\n",
    "shop/urls.py": "from django.conf.urls import url\nfrom shop import views\n\n"
    "urlpatterns = [url(r'^$', views.index, name='index')]\n",
    "shop/views.py": "from shop.compat import force_text\n\n\ndef index(request, *, page=1):\n    return force_text(1)\n",
    "shop/templatetags/shop.py": "from django import template\nregister = template.Library()\n\n\n"
    "@register.simple_tag\ndef price(x):\n    return x\n",
    "shop/models.py": "from django.db import models\nfrom django.utils.translation import ugettext as _\n\n\n"
    "class Item(models.Model):\n    name = models.CharField(_('na\\ud800me'), max_length=5)\n"
    "    owner = models.ForeignKey('auth.User', related_name='items')\n\n"
    "    class Meta:\n        app_label = 'shop'\n",
}


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    monkeypatch.setenv("CODEMODS_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(root)
    return root


def check(*options: str) -> list[dict[str, object]]:
    done = CliRunner().invoke(
        cli, ["check", ".", "--from=1.11", "--to=5.2", "--isolated", "--output-format=json", *options]
    )
    assert done.exit_code in (0, 1), done.output
    report = json.loads(done.stdout)
    found: list[dict[str, object]] = report["findings"] if isinstance(report, dict) else report
    return found


def kept(root: Path) -> Path:
    (path,) = (root.parent / "cache" / "facts").iterdir()
    return path


def collected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files whose facts are collected from now on."""
    paths: list[str] = []

    def noting(module: Module) -> ModuleFacts:
        paths.append(module.path)
        return collect(module)

    monkeypatch.setattr("codemods.engine.worker.collect", noting)
    return paths


def test_a_warm_run_tells_the_same_and_collects_nothing(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cold = check("--no-cache")
    assert cold
    assert not (shop.parent / "cache").exists()
    assert check() == cold
    paths = collected(monkeypatch)
    assert check() == cold
    assert paths == []


def test_with_several_processes_as_well(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("codemods.engine.run._SMALL", 2)
    cold = check("--no-cache", "--jobs=3")
    assert check("--jobs=3") == cold
    assert len(kept(shop).read_bytes().splitlines()) == 1 + len(FILES)
    assert check("--jobs=3") == cold
    paths = collected(monkeypatch)
    assert check("--jobs=1") == cold
    assert paths == []


def test_a_changed_file_is_seen(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check()
    (shop / "shop/compat.py").write_text("def force_text(value):\n    return value\n")
    paths = collected(monkeypatch)
    warm = check()
    assert paths == ["shop/compat.py"]
    assert warm == check("--no-cache")
    assert all("views.py" not in str(one) for one in warm if "force-text" in str(one))


def test_fix_works_from_kept_facts(shop: Path) -> None:
    check()
    CliRunner().invoke(cli, ["check", ".", "--fix", "--from=1.11", "--to=5.2", "--isolated", "--allow-dirty"])
    assert "force_str" in (shop / "shop/compat.py").read_text()
    assert "gettext as _" in (shop / "shop/models.py").read_text()
    assert check() == check("--no-cache")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: os.urandom(4000),
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"force_text", b"force_tex_"),
        lambda data: data.replace(b"codemods facts", b"codemods focts"),
        lambda data: b"\n".join([data.split(b"\n")[0], *(b"0" * 32 + b" zz {}" for _ in range(3))]),
    ],
)
def test_what_is_damaged_or_foreign_is_as_if_it_were_not_there(shop: Path, spoil: object) -> None:
    cold = check()
    path = kept(shop)
    path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    assert check() == cold
    assert check() == cold


def test_facts_of_another_shape_are_not_taken(tmp_path: Path) -> None:
    plain = encoded(ModuleFacts("shop/a.py", ("shop.a",), bindings={"x": ("shop.a.x",)}))
    assert decoded(plain).bindings == {"x": ("shop.a.x",)}
    for wrong in ({}, [], plain[:-1], [*plain, 1], [1, *plain[1:]], [plain[0], "ab", *plain[2:]], "x", None):
        with pytest.raises((ValueError, TypeError)):
            decoded(wrong)


def test_facts_come_back_as_they_were() -> None:
    for name, text in FILES.items():
        facts = collect(Module(name, SourceText(text), (name[:-3].replace("/", "."),)))
        again = decoded(json.loads(json.dumps(encoded(facts))))
        assert again == facts
        assert again.settings == facts.settings


def test_nobody_else_may_read_it_and_nothing_is_left_beside_it(shop: Path) -> None:
    check()
    assert kept(shop).stat().st_mode & 0o077 == 0
    assert not any(shop.rglob("*cache*"))


def test_a_folder_that_cannot_be_written_is_no_matter(shop: Path) -> None:
    (shop.parent / "cache").write_text("no folder")
    assert check() == check("--no-cache")


def test_old_entries_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("codemods.index.cache._LIMIT", 1000)
    cache = FactsCache(tmp_path, tmp_path)
    for number in range(20):
        facts = ModuleFacts(f"a{number}.py", (), strings=frozenset({"x" * 80}))
        cache.keep([], {cache.key(facts.path, (), b""): cache.line(facts)})
        cache = FactsCache(tmp_path, tmp_path)
    assert cache.path.stat().st_size < 1200
    assert cache.get(cache.key("a19.py", (), b"")) is not None
    assert cache.get(cache.key("a1.py", (), b"")) is None
    other = FactsCache(tmp_path, tmp_path / "other")
    os.utime(cache.path, (0, 0))
    other.keep([], {other.key("b.py", (), b""): other.line(ModuleFacts("b.py", ()))})
    assert other.path.exists()
    assert not cache.path.exists()


def test_standard_input_is_not_kept(shop: Path) -> None:
    CliRunner().invoke(
        cli,
        ["check", "-", "--stdin-filename=shop/new.py", "--from=1.11", "--to=5.2", "--isolated"],
        input="from django.utils.encoding import force_text\n",
    )
    assert b"new.py" not in kept(shop).read_bytes()
