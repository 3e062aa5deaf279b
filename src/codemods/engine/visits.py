"""One rule asked about one place, and what its answer is worth on the releases that the code has to run on."""

from __future__ import annotations

import ast
from dataclasses import replace
from functools import lru_cache

from codemods.findings import Finding, Place, Verdict
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rewrite.fstrings import would_need_newer_python
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.source.module import Module

__all__ = ["joined", "visit"]


def visit(site: Site, failures: list[Finding] | None, module: Module) -> list[Answer]:
    """A rule's answers, with its failures turned into answers of their own, or added to ``failures``."""
    rule = site.rule
    try:
        answers = [answer for answer in rule.visit(site) or () if answer is not None]
        if not answers and _owes_a_word(rule):
            answers = _unwritten(site)
        return [_for_all(module, answer) for answer in answers] if answers else []
    except CannotRewrite as reason:
        return [site.flag(advice=joined(rule.advice, f"Not rewritten: {reason}."))]
    except Exception as error:
        if failures is not None:
            failures.append(
                Finding(
                    module.path,
                    Place(1, 0, 1, 0, 0, 0) if isinstance(site.node, ast.Module) else module.place(site.node),
                    "file/rule-failed",
                    Verdict.FLAG,
                    f"The rule {rule.change} failed here ({type(error).__name__}: {error}); please report it.",
                )
            )
        return []


def joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _for_all(module: Module, answer: Answer) -> Answer:
    """The answer, or a flag where its result would hang on the Python that runs the code."""
    if not answer.edits or not would_need_newer_python(module, answer.edits):
        return answer
    advice = joined(answer.advice, "Not rewritten: inside an f-string it would need Python 3.12 or newer.")
    return replace(answer, verdict=Verdict.FLAG, edits=(), imports=(), advice=advice)


@lru_cache(maxsize=4096)
def _owes_a_word(rule: Rule) -> bool:
    """Whether the old form is no good on the target, and what would take its place is not in all releases that count."""
    if rule.range.supports >= rule.range.target or rule.always or rule.outlives:
        return False
    return (rule.gone or not rule.lifetime()[2]) and not rule.is_idiom() and not rule.replaceable


def _unwritten(site: Site) -> list[Answer]:
    """Flags where the rule would rewrite if only its new form were in every release that the code has to run on."""
    rule = site.rule
    rule.supposing = True
    try:
        found = [answer for answer in rule.visit(site.copy()) or () if answer is not None]
    finally:
        rule.supposing = False
    advice = (
        f"Not rewritten: what takes its place is not in every release from {rule.range.supports} to"
        f" {rule.range.target}, where the code has to run; branch on the version."
    )
    return [
        replace(answer, verdict=Verdict.FLAG, edits=(), imports=(), advice=advice)
        for answer in found
        if answer.verdict is not Verdict.FLAG
    ]
