"""``codemods rules`` and ``codemods explain``, on a few rules of each surface."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from click.testing import CliRunner, Result

from codemods import ledger
from codemods.cli import catalog as catalog_module
from codemods.cli.app import cli
from codemods.cli.catalog import answering, catalog
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule


class ForceText(Rule):
    """``force_text()`` is an alias of ``force_str()``.

    A second paragraph.
    """

    change = "3.0/force-text"
    also = ("4.0/force-text",)
    examples = [
        Fixes(
            before="""\
                from x import force_text

                force_text(1)
                """,
            after="""\
                from x import force_str

                force_str(1)
                """,
        ),
        Suggests(
            before="a", after="b", path="shop/settings.py", files={"shop/base.py": "BASE = 1"}, target="4.0"
        ),
        Flags("x = 1\ny = 2\n", line=2),
        Keeps("z = 3"),
    ]


class Branch(Rule):
    """A branch."""

    change = "guard/version-branch"
    examples = [Flags("x")]


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    import codemods.rules.registry
    import codemods.rules.templates
    import codemods.scripts
    import codemods.static

    monkeypatch.setattr(codemods.rules.registry, "all_rules", lambda: (Branch, ForceText))
    monkeypatch.setattr(codemods.rules.templates, "template_rules", lambda: ())
    monkeypatch.setattr(codemods.scripts, "all_rules", lambda: ())
    monkeypatch.setattr(codemods.scripts, "OTHERS", {})
    monkeypatch.setattr(codemods.static, "all_rules", lambda: ())
    monkeypatch.setattr(catalog_module, "OWN", {"pins/django": "A requirement.", "pins/python": "A Python."})
    catalog_module.catalog.cache_clear()
    yield
    catalog_module.catalog.cache_clear()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def test_the_list() -> None:
    result = run("rules")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "code                  verdicts          since  until  change",
        "3.0/force-text        fix suggest flag  3.0    4.0    ``force_text()`` is an alias of ``force_str()``",
        "guard/version-branch  flag                            A branch",
        "pins/django                                           A requirement",
        "pins/python                                           A Python",
        "4 codes; codemods explain CODE says more of one.",
    ]


def test_the_list_as_json_and_by_release() -> None:
    rule, _ = json.loads(run("rules", "--release", "4.0", "--output-format", "json").stdout)["rules"]
    assert rule == {
        "code": "3.0/force-text",
        "verdicts": ["fix", "suggest", "flag"],
        "since": "3.0",
        "until": "4.0",
        "summary": "``force_text()`` is an alias of ``force_str()``",
        "answers": ["3.0/force-text", "4.0/force-text"],
    }
    assert run("rules", "--release", "4.1").exit_code == 2
    assert run("rules", "--release", "x").exit_code == 2


def test_coverage() -> None:
    result = run("rules", "--coverage", "--release", "3.0")
    head, row, *rest = result.stdout.splitlines()
    fixes = [one for one in ledger.rows("3.0") if one.action == "fix"]
    assert head.split() == ["release", "fix", "suggest", "flag", "read", "all"]
    assert row.split()[:2] == ["3.0", f"1/{len(fixes)}"]
    assert row.split()[-1] == f"2/{len(ledger.rows('3.0'))}"
    open_fixes = rest[rest.index("Open in 3.0, fix:") + 1 :][: len(fixes) - 1]
    assert open_fixes == [f"  {one.id}" for one in fixes if one.id != "3.0/force-text"]


def test_coverage_as_json_has_every_row() -> None:
    rows = json.loads(run("rules", "--coverage", "--output-format", "json").stdout)["rows"]
    assert len(rows) == len(ledger.entries())
    by_id = {row["id"]: row for row in rows}
    assert by_id["4.0/force-text"] == {"id": "4.0/force-text", "action": "fix", "rules": ["3.0/force-text"]}
    assert by_id["4.0/zoneinfo-default"]["rules"] == []


def test_coverage_of_a_release_holds_its_patch_releases_and_checks() -> None:
    rows = json.loads(run("rules", "--coverage", "--release", "1.8", "--output-format", "json").stdout)[
        "rows"
    ]
    ids = {row["id"] for row in rows}
    assert any(id.startswith("1.8.") for id in ids) and "1.8/check-fields-e160" in ids
    assert not any(id.startswith("1.9") for id in ids)


@pytest.mark.parametrize("code", ["3.0/force-text", "4.0/force-text"])
def test_explain_a_rule(code: str) -> None:
    page = run("explain", code).stdout
    assert page.startswith(
        "3.0/force-text  fix, suggest, flag  since 3.0, gone in 4.0\n\n"
        "``force_text()`` is an alias of ``force_str()``.\n\nA second paragraph.\n\n"
        "Django 3.0 (deprecated, 3.0/force-text)\n  force_text() is an old name of force_str().\n"
    )
    assert "  https://docs.djangoproject.com/en/stable/releases/3.0/#django-utils-encoding-force-text" in page
    assert "Django 4.0 (removed, 4.0/force-text)" in page
    assert page.endswith("""
Rewritten:
  - from x import force_text
  + from x import force_str

  - force_text(1)
  + force_str(1)

Suggested (shop/settings.py, to 4.0):
    # shop/base.py
    BASE = 1
    # shop/settings.py
  - a
  + b

Flagged:
    x = 1
  ! y = 2

Left alone:
    z = 3
""")


def test_explain_rows_that_no_rule_answers() -> None:
    read = run("explain", "4.0/zoneinfo-default").stdout
    assert "To be read" in read and "if: imports pytz" in read
    assert "No rule looks for this yet" in run("explain", "3.0/async-unsafe-orm").stdout


def test_explain_codes_that_are_no_ledger_ids() -> None:
    assert "A branch." in run("explain", "guard/version-branch").stdout
    assert run("explain", "pins/django").stdout == "pins/django\n\nA requirement.\n"
    assert "Django 1.8 (" in run("explain", "pins/python").stdout
    assert "A Python." in run("explain", "1.8/python-versions").stdout


def test_explain_several_and_unknown_ones() -> None:
    assert run("explain", "3.0/force-text", "pins/django").stdout.count("pins/django") == 1
    result = run("explain", "3.0/force_text")
    assert result.exit_code == 2
    assert "did you mean 3.0/force-text" in result.stderr


def test_colour() -> None:
    assert "\x1b[32m  + b\x1b[0m" in run("explain", "3.0/force-text", "--color", "always").stdout


def test_selectors_know_the_codes_of_rules(engine: object) -> None:
    assert run("check", "--isolated", "--from", "3.2", "--select", "guard/version-branch").exit_code != 2
    assert "guard/zzz" in run("check", "--isolated", "--from", "3.2", "--select", "guard/zzz").stderr


def test_every_real_rule_can_be_listed_and_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    catalog_module.catalog.cache_clear()
    codes = [known.code for known in catalog()]
    assert all(known.summary for known in catalog())
    assert codes and answering(codes[0])
    result = run("explain", *codes)
    assert result.exit_code == 0, result.output
    assert run("rules").exit_code == 0
