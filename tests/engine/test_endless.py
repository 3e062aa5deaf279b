"""A rewrite that brings itself up again and again is taken back, and the others stay."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.engine.memory import check_sources
from codemods.findings import Verdict
from codemods.releases import Range
from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnModule
from codemods.rules.v3_0.force_text import ForceText

RANGE = Range.of("2.2", "5.2")


class Endless(Rule):
    """Attributes called longer get longer."""

    change = "3.0/six"
    triggers = (OnAttribute("longer"),)

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Attribute):
            yield site.fix(site.replace(site.node, f"{site.source(site.node)}.longer"))


def test_what_never_ends_is_taken_back_by_rule() -> None:
    source = "from django.utils.encoding import force_text\n\nforce_text(a.longer)\n"
    outcome = check_sources({"a.py": source}, [Endless(RANGE), ForceText(RANGE)], RANGE)["a.py"]
    assert outcome.fixed == "from django.utils.encoding import force_str\n\nforce_str(a.longer)\n"
    left = [one for one in outcome.findings if one.code == "3.0/six"]
    assert [one.verdict for one in left] == [Verdict.FLAG]
    assert "does not come to an end" in left[0].advice


class Doubling(Rule):
    """Strings that hold a word are written twice."""

    change = "3.0/six"
    triggers = (OnModule(("twice",)),)

    def visit(self, site: Site) -> Iterator[Answer]:
        for node in site.module.texts("twice"):
            text = site.source(node)
            yield site.fix(site.replace(node, f"({text} {text})"), node=node)


def test_what_grows_without_end_is_taken_back_before_it_fills_the_memory() -> None:
    source = 'from django.utils.encoding import force_text\n\nforce_text("twice")\n'
    outcome = check_sources({"a.py": source}, [Doubling(RANGE), ForceText(RANGE)], RANGE)["a.py"]
    assert outcome.fixed == source.replace("force_text", "force_str")
    left = [one for one in outcome.findings if one.code == "3.0/six"]
    assert "does not come to an end" in left[0].advice
