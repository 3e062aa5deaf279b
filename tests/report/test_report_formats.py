"""The formats of the report, each on the same small run."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from codemods.files.text import LineIndex
from codemods.findings import Edit, Finding, Verdict
from codemods.releases import Range
from codemods.report import FORMATS, Content, render
from codemods.report.frame import frame
from codemods.report.moved import moved
from codemods.report.style import PLAIN, Style, printable, width_of

SOURCE = "from django.utils.encoding import force_text\n\n\ndef f(x):\n    return force_text(x)\n"
TEMPLATE = "<p>\n\t{% ifequal a b %}ä{% endifequal %}\n</p>\n"
FILES = {"shop/code.py": SOURCE, "shop/a.html": TEMPLATE}


def finding(path: str, part: str, code: str, verdict: Verdict, **more: object) -> Finding:
    text = FILES[path]
    start = text.index(part)
    return Finding(path, LineIndex(text).place(start, start + len(part)), code, verdict, **more)  # type: ignore[arg-type]


FIX = finding(
    "shop/code.py",
    "force_text",
    "3.0/force-text",
    Verdict.FIX,
    message="`force_text()` is an old name of `force_str()`",
    advice="Use `force_str()`.",
    since="3.0",
    until="4.0",
    url="https://docs.djangoproject.com/en/stable/releases/3.0/#x",
    edits=(Edit(34, 44, "force_str"),),
)
FLAG = finding(
    "shop/code.py",
    "force_text(x)",
    "1.10/callable",
    Verdict.FLAG,
    message="It is one",
    advice="Decide.",
    since="1.10",
)
SUGGEST = finding(
    "shop/a.html", "{% ifequal a b %}", "3.1/ifequal", Verdict.SUGGEST, message="m", until="4.0"
)
BROKEN = Finding("b,ä%.py", LineIndex("").place(0, 0), "file/syntax-error", Verdict.FLAG, message="Python 2")

CONTENT = Content(
    range=Range.of("3.2", "5.2"),
    findings=[BROKEN, SUGGEST, FIX, FLAG],
    origin="from requirements.txt line 3",
    files=7,
    text=FILES.get,
    shown=lambda name: name,
)


def text(content: Content = CONTENT, format: str = "text", style: Style = PLAIN) -> str:
    return "".join(render(format, content, style))


def test_text() -> None:
    assert (
        text()
        == """\
Django 3.2 (from requirements.txt line 3) -> 5.2

b,ä%.py
  1:1 flag file/syntax-error Python 2

shop/a.html
  2:2 suggest 3.1/ifequal m
      1 | <p>
      2 |     {% ifequal a b %}ä{% endifequal %}
        |     ^^^^^^^^^^^^^^^^^
      3 | </p>
      see: gone in 4.0

shop/code.py
  1:35 fix 3.0/force-text `force_text()` is an old name of `force_str()`
      1 | from django.utils.encoding import force_text
        |                                   ^^^^^^^^^^
      do: Use `force_str()`.
      see: since 3.0, gone in 4.0; https://docs.djangoproject.com/en/stable/releases/3.0/#x
  5:12 flag 1.10/callable It is one
      4 | def f(x):
      5 |     return force_text(x)
        |            ^^^^^^^^^^^^^
      do: Decide.
      see: since 1.10

change             fixable  suggested  flagged  places  files
1.10/callable            ·          ·        1       1      1
3.0/force-text           1          ·        ·       1      1
3.1/ifequal              ·          1        ·       1      1
file/syntax-error        ·          ·        1       1      1
total                    1          1        2       4      3

Checked 7 files: 4 places in 3 files; --fix rewrites 1, --fix --suggestions rewrites 1 more, 2 need a person.
"""
    )


def test_a_clean_run_says_so() -> None:
    clean = replace(CONTENT, findings=[])
    assert text(clean).splitlines()[1:] == ["Checked 7 files: nothing to do."]
    assert text(replace(clean, quiet=True)) == ""
    assert text(replace(clean, fixed=[FIX], fixing=True)).splitlines()[-1] == (
        "Fixed 1 place in 1 file. Checked 7 files: nothing left to do."
    )


def test_after_fixing() -> None:
    lines = text(replace(CONTENT, findings=[SUGGEST, FLAG], fixed=[FIX], fixing=True)).splitlines()
    assert "change          fixed  suggested  flagged  places  files" in lines
    assert "3.0/force-text      1          ·        ·       1      1" in lines
    assert lines[-1] == (
        "Fixed 1 place in 1 file. Checked 7 files: 2 places in 2 files left; "
        "--fix --suggestions rewrites 1, 1 needs a person."
    )


def test_quiet_and_statistics() -> None:
    quiet = text(replace(CONTENT, quiet=True))
    assert quiet.startswith("\nb,ä%.py") and "change" not in quiet and "Checked" not in quiet
    statistics = text(replace(CONTENT, statistics=True))
    assert "shop/code.py" not in statistics and "3.0/force-text" in statistics
    assert text(replace(CONTENT, statistics=True, quiet=True)).strip().startswith("change")


def test_an_unknown_release_and_several_supported_ones() -> None:
    assert "name it with --from" in text(replace(CONTENT, range=Range.of(None, "5.2"))).splitlines()[0]
    heading = text(replace(CONTENT, range=Range.of(None, None, "4.2..5.2"))).splitlines()[0]
    assert heading == "Django 4.2 (from requirements.txt line 3) -> 5.2, running on 4.2 too"


def test_colour_only_where_it_is_wanted() -> None:
    assert "\x1b" not in text()
    coloured = text(style=Style(True))
    assert "\x1b[" in coloured
    import re

    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text()


def test_concise() -> None:
    assert text(format="concise").splitlines()[:3] == [
        "b,ä%.py:1:1: file/syntax-error [flag] Python 2",
        "shop/a.html:2:2: 3.1/ifequal [suggest] m",
        "shop/code.py:1:35: 3.0/force-text [fix] `force_text()` is an old name of `force_str()`",
    ]


def test_json() -> None:
    report = json.loads(text(format="json"))
    assert (report["from"], report["to"], report["supports"]) == ("3.2", "5.2", "5.2")
    assert report["findings"][2] == {
        "code": "3.0/force-text",
        "verdict": "fix",
        "applicability": "safe",
        "path": "shop/code.py",
        "span": {"line": 1, "column": 34, "end_line": 1, "end_column": 44, "start": 34, "end": 44},
        "message": "`force_text()` is an old name of `force_str()`",
        "advice": "Use `force_str()`.",
        "since": "3.0",
        "until": "4.0",
        "url": "https://docs.djangoproject.com/en/stable/releases/3.0/#x",
        "edits": [{"start": 34, "end": 44, "text": "force_str"}],
    }
    assert report["summary"]["places"] == 4
    assert report["summary"]["changes"]["3.0/force-text"] == {
        "fixed": 0,
        "fix": 1,
        "suggest": 0,
        "flag": 0,
        "places": 1,
        "files": 1,
    }
    assert json.loads(text(replace(CONTENT, range=Range.of(None, "5.2")), "json"))["from"] is None


def test_github() -> None:
    lines = text(format="github").splitlines()
    assert lines[0] == (
        "::error title=codemods (file/syntax-error),file=b%2Cä%25.py,line=1,col=1,endLine=1,endColumn=1"
        "::b,ä%25.py:1:1: file/syntax-error Python 2"
    )
    assert lines[3].startswith("::warning title=codemods (1.10/callable),file=shop/code.py,line=5,col=12,")
    assert "%0ADecide." in lines[3]


def test_sarif() -> None:
    (run,) = json.loads(text(format="sarif"))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "1.10/callable",
        "3.0/force-text",
        "3.1/ifequal",
        "file/syntax-error",
    ]
    broken, _, fix, flag = run["results"]
    assert broken["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b%2C%C3%A4%25.py"
    assert (fix["ruleIndex"], fix["level"], flag["level"]) == (1, "error", "warning")
    assert fix["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 35,
        "endLine": 1,
        "endColumn": 45,
    }
    assert fix["fixes"][0]["artifactChanges"][0]["replacements"] == [
        {"deletedRegion": {"charOffset": 34, "charLength": 10}, "insertedContent": {"text": "force_str"}}
    ]
    assert "fixes" not in flag


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_takes_no_findings_and_odd_names(format: str) -> None:
    odd = replace(BROKEN, path="a\n\x1b\udcff.py", message="x\x1b[31m\n")
    assert text(replace(CONTENT, findings=[]), format) is not None
    assert "\x1b" not in text(replace(CONTENT, findings=[odd]), format) or format == "github"


# -- the frame ---------------------------------------------------------------------------------------------------------


def shown(source: str, part: str, width: int = 80) -> list[str]:
    start = source.index(part)
    place = LineIndex(source).place(start, start + len(part))
    return list(frame(source, place, width, PLAIN, "red"))


def test_marks_stand_under_the_place_behind_tabs_and_wide_characters() -> None:
    assert shown('\tx = "日本é" + old(1)\n', "old(1)") == [
        '  1 |     x = "日本é" + old(1)',
        "    |                   ^^^^^^",
    ]
    assert shown("x = e\u0301 + old\n", "old")[1] == "    |         ^^^"
    assert shown("old(日本)\n", "日本")[1] == "    |     ^^^^"


def test_long_lines_are_cut_around_the_place() -> None:
    source = "a" * 300 + " old " + "b" * 300
    line, marks = shown(source, "old", 60)
    assert len(line) <= 60 and line.count("…") == 2
    assert line[marks.index("^") :].startswith("old")
    line, marks = shown("old" + "b" * 300, "old" + "b" * 250, 60)
    assert len(line) <= 60 and len(marks) <= 60 and line.endswith("…")


def test_a_place_of_several_lines() -> None:
    assert shown("a\nf(\n    1,\n    2,\n)\nb\n", "f(\n    1,\n    2,\n)") == [
        "  1 | a",
        "  2 | f(",
        "    | ^^",
        "  3 |     1,",
        "    |     ^^",
        "  4 |     2,",
        "    |     ^^",
        "  5 | )",
        "    | ^",
        "  6 | b",
    ]
    long = "f(\n" + "".join(f"    {n},\n" for n in range(9)) + ")\n"
    assert shown(long, long.strip())[-1] == "  … |"


def test_line_ends_and_places_outside_of_the_text() -> None:
    assert shown("a\r\nold\rb\n", "old")[:3] == ["  1 | a", "  2 | old", "    | ^^^"]
    assert list(frame("a\n", LineIndex("a\n" * 9).place(16, 17), 80, PLAIN, "red")) == []


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in "".join(shown("x = '\x1b[2J' + old \x9b \u202e\n", "old"))
    assert printable("a\tb") == "a␉b"
    assert width_of("日e\u0301") == 3


# -- places after a rewrite ------------------------------------------------------------------------------------------


def test_places_follow_their_lines() -> None:
    old = "import a\nimport b\n\nx = f(1)\ny = g(2)\nz = h(3)\n"
    new = "import b\n\nx = changed(1)\ny = g(2)\nnew\nz = h(3)\n"
    lines = LineIndex(old)

    def place(part: str) -> Finding:
        at = old.index(part)
        return Finding(
            "a.py", lines.place(at, at + len(part)), "c", Verdict.FLAG, "m", edits=(Edit(0, 1, ""),)
        )

    found = moved([place("g(2)"), place("h(3)"), place("f(1)"), place("import a")], old, new)
    assert [(one.place.line, one.place.column) for one in found] == [(4, 4), (6, 4), (3, 0), (1, 0)]
    assert [new[one.place.start : one.place.end] for one in found[:3]] == ["g(2)", "h(3)", "x = changed(1)"]
    assert all(one.edits == () for one in found)


def test_places_in_a_file_that_lost_its_end() -> None:
    old = "a\nb\nc"
    finding = Finding("a.py", LineIndex(old).place(4, 5), "c", Verdict.FLAG, "m")
    (one,) = moved([finding], old, "")
    assert (one.place.line, one.place.start, one.place.end) == (1, 0, 0)
