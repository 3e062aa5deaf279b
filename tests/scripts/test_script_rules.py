"""Each rule on command lines does what its examples say, and its ids are those of the ledger."""

from __future__ import annotations

import pytest

from codemods import scripts
from codemods.findings import Finding, Verdict
from codemods.ledger import all_rows, row
from codemods.releases import Range
from codemods.rules.examples import Example, Fixes, Flags, Keeps, Suggests
from codemods.scripts.rule import Project, ScriptRule

CASES = [
    pytest.param(rule, example, id=f"{rule.change}-{number}")
    for rule in scripts.all_rules()
    for number, example in enumerate(rule.examples)
]


def run(rule: type[ScriptRule], example: Example, text: str) -> list[Finding]:
    range = Range.of(example.current, example.target, example.supports)
    assert scripts.wants(example.path)
    findings = scripts.check(example.path, text, range, example.modernize)
    return [finding for finding in findings if finding.code == rule.change]


def apply(text: str, findings: list[Finding], verdict: Verdict) -> str:
    edits = [edit for finding in findings if finding.verdict is verdict for edit in finding.edits]
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: type[ScriptRule], example: Example) -> None:
    if isinstance(example, (Fixes, Suggests)):
        verdict = Verdict.FIX if isinstance(example, Fixes) else Verdict.SUGGEST
        findings = run(rule, example, example.before)
        assert {finding.verdict for finding in findings} == {verdict}
        assert apply(example.before, findings, verdict) == example.after
        assert run(rule, example, example.after) == []
    elif isinstance(example, Flags):
        findings = run(rule, example, example.source)
        assert [finding.verdict for finding in findings] == [Verdict.FLAG] * len(findings)
        assert [finding.place.line for finding in findings] == list(example.lines or (example.line,))
        assert not any(finding.edits for finding in findings)
    else:
        assert isinstance(example, Keeps)
        assert run(rule, example, example.source) == []


@pytest.mark.parametrize("rule", scripts.all_rules(), ids=lambda rule: rule.__name__)
def test_rules_are_documented_and_answer_rows_of_the_ledger(rule: type[ScriptRule]) -> None:
    assert rule.__doc__
    assert any(isinstance(example, Keeps) for example in rule.examples)
    for id in rule.ids():
        found = row(id)
        assert found is not None, id


OTHERS = {
    # Not on a command line: the system checks, base classes and test decorators of Python code.
    "3.0/command-skip-checks-option-conflict",
    "2.2/command-force-color-option-conflict",
    "3.1/migrate-database-checks",
    "4.1/unexpected-success-exit-code",
}


def test_every_command_row_that_has_a_place_is_answered() -> None:
    from codemods.scripts.environment import ASYNC_UNSAFE, LIVE_SERVER
    from codemods.scripts.rules.py_tpl import CHANGE

    answered = {id for rule in scripts.all_rules() for id in rule.ids()} | {CHANGE, ASYNC_UNSAFE, LIVE_SERVER}
    wanted = {row.id for row in all_rows() if row.surface == "command" and row.action != "read"}
    assert wanted - answered == OTHERS


def test_findings_say_where_what_since_and_until() -> None:
    text = "set -e\n  python manage.py syncdb --noinput\n"
    finding = scripts.check("deploy.sh", text, Range.of(None, "5.2"))[0]
    assert (finding.code, finding.since, finding.until) == ("1.7/syncdb", "1.7", "1.9")
    assert (finding.place.line, finding.place.column, finding.place.end_column) == (2, 19, 25)
    assert finding.url == "https://docs.djangoproject.com/en/stable/releases/1.7/#syncdb"
    assert finding.message and finding.advice


def test_a_rule_is_silent_where_its_change_is_not_on_the_way() -> None:
    text = "./manage.py syncdb\ndjango-admin.py check\n./manage.py shell -c 1\n"
    codes = [f.code for f in scripts.check("x.sh", text, Range.of("1.8", "3.2"))]
    assert codes == ["1.7/syncdb", "3.1/django-admin-py"]
    assert [f.code for f in scripts.check("x.sh", text, Range.of("4.0", "5.1"))] == []


def test_what_the_oldest_release_to_support_lacks_is_only_flagged() -> None:
    text = "./manage.py migrate --list\n"
    assert [f.verdict for f in scripts.check("x.sh", text, Range.of("1.7", "1.11", "1.7..1.11"))] == [
        Verdict.FLAG
    ]
    assert [f.verdict for f in scripts.check("x.sh", text, Range.of("1.8", "1.11"))] == [Verdict.FIX]


def test_the_repositorys_own_commands_are_its_own_affair() -> None:
    text = "./manage.py cleanup\ndjango-admin.py cleanup\n"
    range = Range.of(None, "5.2")
    own = scripts.check("x.sh", text, range, project=Project(commands=frozenset({"cleanup"})))
    assert [f.code for f in own] == ["3.1/django-admin-py"]
    assert len(scripts.check("x.sh", text, range)) == 3


def test_what_is_known_of_the_repository_is_used() -> None:
    project = Project(databases=("default", "logs"), find_fixtures=lambda: frozenset({"users"}))
    findings = scripts.check(
        "x.sh", "./manage.py check -t database\n", Range.of("2.2", "5.2"), project=project
    )
    assert [f.verdict for f in findings] == [Verdict.FIX]
    assert findings[0].edits[0].text == " --database default --database logs"
    text = "./manage.py loaddata users.json shop/fixtures/gone.json.gz\n"
    missing = scripts.check("x.sh", text, Range.of("1.8", "5.2"), project=project)
    assert [f.code for f in missing] == ["1.10/loaddata-missing-fixture"]
    assert "gone.json.gz" in missing[0].message
