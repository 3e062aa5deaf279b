"""What one file's rewrite is the cue for in another is done in the same run."""

from __future__ import annotations

from pathlib import Path

from test_soundness import fix, write

from codemods.engine.options import RunOptions
from codemods.engine.rounds import same_facts, to_look_at_again
from codemods.engine.run import run
from codemods.files.text import SourceText
from codemods.index.facts import ModuleFacts, collect
from codemods.releases import Range
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


def test_what_only_another_files_rewrite_brings_up_is_told_in_the_same_run(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
            "shop/__init__.py": "",
            "shop/settings.py": "SECRET_KEY = ''\nMIDDLEWARE_CLASSES = ['shop.middleware.Closed']\n",
            "shop/middleware.py": "class Closed(object):\n    def process_request(self, request):\n        return None\n",
            "shop/tests.py": "from django.utils.encoding import force_text\n\nfrom shop.middleware import Closed\n\n\n"
            "def call(request):\n    force_text(request)\n    mid = Closed()\n    mid.process_request(request)\n",
        },
    )
    result = run(RunOptions(root=tmp_path, paths=(tmp_path,), range=Range.of("1.9", "5.2")))
    found = {
        (one.path, one.place.line) for one in result.findings if one.code == "3.1/middlewaremixin-none-calls"
    }
    assert found == {("shop/tests.py", 8)}
