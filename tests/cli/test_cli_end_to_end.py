"""The command line with the real engine, on a repository of four files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import codemods

OLD = """\
from django.utils.encoding import force_text
from django.utils.translation import ugettext as _


def label(value):
    return _("x") + force_text(value)
"""
NEW = """\
from django.utils.encoding import force_str
from django.utils.translation import gettext as _


def label(value):
    return _("x") + force_str(value)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "shop").mkdir()
    (tmp_path / "requirements.txt").write_text("Django==3.2.25\n")
    (tmp_path / "shop/__init__.py").write_text("")
    (tmp_path / "shop/labels.py").write_bytes(OLD.replace("\n", "\r\n").encode())
    (tmp_path / "shop/quiet.py").write_text(
        "from django.utils.encoding import force_text  # codemods: ignore[3.0/force-text]\n"
        "x = 1  # codemods: ignore[3.0/force-text]\n"
    )
    return tmp_path


def command(project: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "codemods", "check", "shop", "--to", "5.2", *arguments],
        cwd=project,
        capture_output=True,
        env={
            "PYTHONPATH": str(Path(codemods.__file__).parents[1]),
            "CODEMODS_CACHE_DIR": str(project / ".cache"),
        },
    )


def test_from_findings_to_silence(project: Path) -> None:
    looked = command(project, "--output-format", "json")
    report = json.loads(looked.stdout)
    assert looked.returncode == 1
    assert (report["from"], report["origin"]) == ("3.2", "from requirements.txt line 1")
    assert {(one["path"], one["code"], one["verdict"]) for one in report["findings"]} == {
        ("shop/labels.py", "3.0/force-text", "fix"),
        ("shop/labels.py", "3.0/ugettext", "fix"),
        ("shop/quiet.py", "file/unused-ignore", "flag"),
    }
    assert [one["span"]["line"] for one in report["findings"] if one["path"] == "shop/quiet.py"] == [2]

    fixed = command(project, "--fix")
    assert fixed.returncode == 1, "the suppression that silences nothing is left"
    assert (project / "shop/labels.py").read_bytes() == NEW.replace("\n", "\r\n").encode()
    assert b"Fixed 3 places in 1 file." in fixed.stdout or b"Fixed 4 places in 1 file." in fixed.stdout

    again = command(project, "--diff")
    assert (again.stdout, again.returncode) == (b"", 0)
    assert command(project, "--ignore", "file").returncode == 0


def test_a_selection(project: Path) -> None:
    done = command(project, "--select", "3.0/ugettext", "--fix")
    assert b"force_text(value)" in (project / "shop/labels.py").read_bytes()
    assert b"gettext as _" in (project / "shop/labels.py").read_bytes()
    assert done.returncode == 0, done.stdout


def test_what_1_7_took_away_counts_for_those_who_come_from_before(project: Path) -> None:
    source = "from django.utils import simplejson\n\nsimplejson.dumps({})\n"
    (project / "shop/old.py").write_text(source)
    select = ("--select", "1.7/simplejson", "--diff")
    assert b"+import json\n" in command(project, "--from", "1.6", *select).stdout
    assert command(project, "--from", "1.7", *select).stdout == b""


def test_a_suggestion_that_a_fix_makes_way_for_comes_in_the_same_run(project: Path) -> None:
    (project / "shop/views.py").write_text(
        "from django.shortcuts import render_to_response\n"
        "from django.template import RequestContext\n\n\n"
        "def view(request):\n"
        "    context = RequestContext(request, current_app='shop')\n"
        "    return render_to_response('a.html', {}, context_instance=context)\n"
    )
    (project / "requirements.txt").write_text("Django==1.7\n")
    written = command(project, "--to", "1.8", "--fix", "--suggestions", "--select", "1.8")
    assert b"Fixed 2 places" in written.stdout
    assert "render(request, 'a.html'" in (project / "shop/views.py").read_text()
