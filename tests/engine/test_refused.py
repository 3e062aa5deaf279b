"""A rewrite whose result does not compile, or lacks a name that it offers, is taken back, and the others stay."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.engine.memory import check_sources
from codemods.findings import Verdict
from codemods.releases import Range
from codemods.rewrite.answer import Answer
from codemods.rules.guards.version_branch import VersionBranch
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnFunction
from codemods.rules.v3_0.force_text import ForceText

RANGE = Range.of("2.2", "5.2")


class Doubled(Rule):
    """Takes a name twice, which no parser minds."""

    change = "3.0/six"
    triggers = (OnFunction("take"),)

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.FunctionDef):
            yield site.fix(site.replace(site.node.args.args[0], "one, one"))


def test_what_does_not_compile_is_taken_back_by_rule() -> None:
    source = "from django.utils.encoding import force_text\n\n\ndef take(one):\n    return force_text(one)\n"
    outcome = check_sources({"a.py": source}, [Doubled(RANGE), ForceText(RANGE)], RANGE)["a.py"]
    assert outcome.fixed == source.replace("force_text", "force_str")
    left = [one for one in outcome.findings if one.code == "3.0/six"]
    assert [one.verdict for one in left] == [Verdict.FLAG]
    assert "does not compile" in left[0].advice


def test_what_did_not_compile_before_is_rewritten_all_the_same() -> None:
    source = "from django.utils.encoding import force_text\n\nreturn force_text(1)\n"
    outcome = check_sources({"a.py": source}, [ForceText(RANGE)], RANGE)["a.py"]
    assert outcome.fixed == source.replace("force_text", "force_str")


def test_what_is_offered_to_others_stays() -> None:
    source = """\
import django

__all__ = ["new", "old"]

if django.VERSION < (3, 0):
    old = 1
new = 2
"""
    outcome = check_sources({"a.py": source}, [VersionBranch(RANGE)], RANGE)["a.py"]
    assert outcome.fixed in (None, source)
    assert [one.verdict for one in outcome.findings] == [Verdict.FLAG]
    assert "undefined name old" in outcome.findings[0].advice
