"""What one file's rewrite is the cue for in another is done in the same run."""

from __future__ import annotations

from pathlib import Path

from test_soundness import fix, write

from codemods.engine.rounds import same_facts, to_look_at_again, told_later
from codemods.files.text import LineIndex, SourceText
from codemods.findings import Finding, Verdict
from codemods.index.facts import ModuleFacts, collect
from codemods.source.module import Module


def test_second_run_changes_nothing_across_files(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
            "shop/__init__.py": "",
            "shop/settings.py": "SECRET_KEY = ''\nMIDDLEWARE_CLASSES = ['shop.middleware.Closed']\n",
            "shop/middleware.py": "class Closed(object):\n    def process_request(self, request):\n        return None\n",
            "shop/tests.py": "from shop.middleware import Closed\n\n\ndef test(request):\n"
            "    assert Closed().process_request(request) is None\n",
        },
    )
    fix(tmp_path, "--from=1.9", "--to=5.2")
    first = {path: path.read_bytes() for path in tmp_path.rglob("*.py")}
    assert b"MiddlewareMixin" in first[tmp_path / "shop/middleware.py"]
    fix(tmp_path, "--from=1.9", "--to=5.2")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.py")} == first


def test_a_default_that_a_guard_saw_to_is_not_written_down_when_the_guard_goes(tmp_path: Path) -> None:
    guard = (
        "import django\nfrom django import forms\n\nURLField = forms.URLField\n\nif django.VERSION < (6, 0):\n"
        "    class URLField(forms.URLField):\n        def __init__(self, *args, **options):\n"
        '            options.setdefault("assume_scheme", "https")\n            super().__init__(*args, **options)\n'
    )
    write(
        tmp_path,
        {
            "manage.py": "",
            "requirements.txt": "Django==4.2.1\n",
            "shop/__init__.py": "",
            "shop/compat.py": guard,
            "shop/forms.py": "from shop.compat import URLField\n\nsite = URLField()\n",
            "shop/other.py": f"{guard}\n\nsite = URLField()\nplain = forms.URLField()\n",
        },
    )
    fix(tmp_path, "--from=4.2", "--to=6.0")
    assert (
        tmp_path / "shop/compat.py"
    ).read_text() == "from django import forms\n\nURLField = forms.URLField\n"
    assert (tmp_path / "shop/forms.py").read_text().endswith("site = URLField()\n")
    other = (tmp_path / "shop/other.py").read_text()
    assert other.endswith('site = URLField()\nplain = forms.URLField(assume_scheme="http")\n')
    fix(tmp_path, "--from=4.2", "--to=6.0")  # the requirement says by now that the upgrade is done
    assert (tmp_path / "shop/forms.py").read_text().endswith("site = URLField()\n")
    assert (tmp_path / "shop/other.py").read_text() == other


def test_several_processes_settle_as_one_does(tmp_path: Path) -> None:
    files = {
        "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
        "shop/__init__.py": "",
        "shop/settings.py": "SECRET_KEY = ''\nFILE_CHARSET = 'utf-8'\nMIDDLEWARE_CLASSES = ['shop.middleware.Closed']\n",
        "shop/middleware.py": "class Closed(object):\n    def process_request(self, request):\n        return None\n",
        "shop/tests.py": "from shop.middleware import Closed\n\n\ndef test(request):\n"
        "    assert Closed().process_request(request) is None\n",
        "shop/reading.py": "from django.conf import settings\n\n\ndef read(path):\n"
        "    return path.read_bytes().decode(settings.FILE_CHARSET)\n",
        **{
            f"shop/part{number}.py": f"from shop.reading import read\nx{number} = read\n"
            for number in range(45)
        },
    }
    results = []
    for jobs in (1, 3):
        folder = tmp_path / str(jobs)
        write(folder, files)
        fix(folder, "--from=1.9", "--to=5.2", f"--jobs={jobs}")
        first = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.py")}
        fix(folder, "--from=1.9", "--to=5.2", f"--jobs={jobs}")
        assert {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.py")} == first
        results.append(first)
    assert results[0] == results[1]
    assert b"MiddlewareMixin" in results[0][Path("shop/middleware.py")]


def facts_of(path: str, text: str) -> ModuleFacts:
    return collect(Module(path, SourceText(text), (path[:-3].replace("/", "."),)))


def test_only_who_takes_a_changed_name_is_looked_at_again() -> None:
    texts = {
        "shop/base.py": "from django.db import models\n\n\nclass Old(models.Model):\n    pass\n\n\nclass Other:\n    pass\n",
        "shop/front.py": "from shop.base import Old as Handed, Other\n",
        "shop/takes.py": "from shop.front import Handed\n\n\nclass Mine(Handed):\n    pass\n",
        "shop/below.py": "from shop import takes\n\n\nclass Lower(takes.Mine):\n    pass\n",
        "shop/star.py": "from shop.front import *\n",
        "shop/apart.py": "from shop.front import Other\n",
        "shop/reads.py": "from django.conf import settings\nprint(settings.FILE_CHARSET)\n",
    }
    known = {path: facts_of(path, text) for path, text in texts.items()}
    new = facts_of("shop/base.py", "\n\n" + texts["shop/base.py"])
    assert same_facts(known["shop/base.py"], new)  # lines are no matter
    new = facts_of("shop/base.py", texts["shop/base.py"].replace("models.Model", "models.Manager"))
    assert not same_facts(known["shop/base.py"], new)
    assert to_look_at_again(known, [new]) == {
        "shop/base.py",
        "shop/front.py",
        "shop/takes.py",
        "shop/below.py",
        "shop/star.py",
    }
    known["shop/settings.py"] = facts_of("shop/settings.py", "FILE_CHARSET = 'utf-8'\n")
    new = facts_of("shop/settings.py", "")
    assert to_look_at_again(known, [new]) == {"shop/reads.py", "shop/settings.py"}


def found(code: str, text: str, part: str, verdict: Verdict = Verdict.FLAG) -> Finding:
    start = text.index(part)
    return Finding("a.py", LineIndex(text).place(start, start + len(part)), code, verdict, "")


OLD = "import a\n\nfirst = a.one()\nmiddle = a.two()\nlast = a.three()\n"
NOW = "import b\nimport c\n\nfirst = a.one()\nmiddle = (\n    c.two()\n)\nlast = a.three()\n"


def test_what_a_later_look_finds_is_told_where_it_stands_in_the_file_as_it_was_read() -> None:
    first = [found("x/known", OLD, "a.one()")]
    later = [
        found("x/known", NOW, "a.one()"),
        found("x/new", NOW, "a.three()"),
        found("x/moved", NOW, "c.two()"),
    ]
    told = told_later(first, later, OLD.encode(), NOW.encode())
    assert [(one.code, one.place.line, OLD[one.place.start : one.place.end]) for one in told] == [
        ("x/new", 5, "a.three()"),
        ("x/moved", 4, "middle = a.two()"),
    ]


def test_a_later_look_at_the_same_text_tells_what_is_new_and_no_more() -> None:
    first = [found("x/known", OLD, "a.one()"), found("x/done", OLD, "a.two()", Verdict.FIX)]
    later = [
        found("x/known", OLD, "a.one()"),
        found("x/new", OLD, "a.two()", Verdict.SUGGEST),
        found("x/fixed", OLD, "a.three()", Verdict.FIX),
        found("file/unused-ignore", OLD, "import a"),
    ]
    assert told_later(first, later, None, None) == [later[1]]


def test_what_stands_in_rewritten_lines_is_not_told_twice() -> None:
    first = [found("x/known", OLD, "a.two()")]
    later = [found("x/known", NOW, "c.two()"), found("x/known", NOW, "a.three()")]
    told = told_later(first, later, OLD.encode(), NOW.encode())
    assert [one.place.line for one in told] == [5]
