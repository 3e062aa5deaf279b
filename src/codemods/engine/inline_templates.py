"""Templates that stand in Python strings: ``Template("…")`` and ``engine.from_string("…")``."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from codemods.engine.answered import Answered
from codemods.engine.matching import Matcher
from codemods.findings import Edit, Finding, Verdict
from codemods.releases import Range
from codemods.rewrite.answer import Answer
from codemods.rewrite.settle import settle, taken_back
from codemods.source.module import Module
from codemods.source.scopes import Scope, ScopeKind

if TYPE_CHECKING:
    from codemods.templates.surroundings import Surroundings

__all__ = ["InlineTemplates"]

_CALLS = ("django.template.Template", "django.template.base.Template")
_JINJA = re.compile(r"^[ \t]*(?:from|import)[ \t]+jinja2\b", re.MULTILINE)
_KEYWORDS = frozenset({"template_code", "template_string"})


class InlineTemplates:
    """Asks the template rules about the first argument of calls that make a template from a string.

    A literal without escapes is rewritten in place; in any other the rewrite is left to a person.
    """

    def __init__(self, matcher: Matcher, range: Range, surroundings: Callable[[], Surroundings]) -> None:
        self.index = matcher.index
        self.range = range
        self._make = surroundings
        self._surroundings: Surroundings | None = None
        self._makers: dict[str, bool] = {}
        self._words: frozenset[bytes] | None = None  # without one of these nothing makes a template

    def answers(self, module: Module, matcher: Matcher, answered: Answered) -> list[Answer]:
        """What the template rules say about the templates in one module."""
        if "{%" not in module.text and "{{" not in module.text:
            return []
        if self._words is None:
            names = self.index.by_other_names(name.rpartition(".")[2] for name in _CALLS)
            self._words = frozenset(name.encode() for name in (*names, "from_string"))
        if self._words.isdisjoint(module.words):
            return []
        found: list[Answer] = []
        seen: set[ast.Constant] = set()
        for literal in self._literals(module):
            if literal not in seen:
                seen.add(literal)
                found += self._check(module, literal)
        return found

    def _literals(self, module: Module) -> Iterator[ast.Constant]:
        walk = module.walk
        top = module.top_names
        for name, uses in walk.names.items():
            if name not in walk.named:
                continue
            alone = top.get(name)
            if alone is not None and module.target_of(alone, walk.root) is None:
                continue
            for node, scope in uses:
                call = walk.calls.get(node)
                if call is None:
                    continue
                targets = module.resolve(node, scope).targets
                if any(self._makes_template(target) for target in targets):
                    yield from self._text(module, call, scope)
        for node, scope in walk.attributes.get("from_string", ()):
            call = walk.calls.get(node)
            if call is not None and not _is_jinja(module, node):
                yield from self._text(module, call, scope)

    def _makes_template(self, name: str) -> bool:
        known = self._makers.get(name)
        if known is None:
            known = self._makers[name] = self.index.name(name).qname in _CALLS
        return known

    def _text(self, module: Module, call: ast.Call, scope: Scope) -> Iterator[ast.Constant]:
        """The literal that a template is made from: written in the call, or the value of a name of the module."""
        given = call.args[:1] or [keyword.value for keyword in call.keywords if keyword.arg in _KEYWORDS]
        for node in given:
            value: ast.AST | None = node
            if isinstance(node, ast.Name):
                owner = scope.owner(node.id)
                bindings = (
                    owner.bindings[node.id] if owner is not None and owner.kind is ScopeKind.MODULE else []
                )
                # A text that something else reads as well may have to stay as it is.
                used_once = len(module.walk.names.get(node.id, ())) == 1 and not self.index.used_elsewhere(
                    module.names, node.id
                )
                value = bindings[0].value if len(bindings) == 1 and used_once else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield value

    def _check(self, module: Module, literal: ast.Constant) -> list[Answer]:
        from codemods.rules.templates import template_rules
        from codemods.templates.check import find_inline, verify

        value = str(literal.value)
        if self._surroundings is None:
            self._surroundings = self._make()
        context = self._surroundings.any

        def check(text: str) -> list[Finding]:
            return find_inline(text, template_rules(), self.range, context, module.path)

        findings = check(value)
        if not findings:
            return []
        start = self._start(module, literal, value)
        if start is not None:
            findings = _in_one_pass(value, check, verify, findings)
        answers: list[Answer] = []
        for finding in findings:
            if finding.code.startswith("file/"):
                continue
            edits: tuple[Edit, ...] = ()
            verdict = finding.verdict
            if start is None:
                verdict = Verdict.FLAG
            else:
                edits = tuple(Edit(start + one.start, start + one.end, one.text) for one in finding.edits)
                quote = module.text[start - 1]
                if any(quote in one.text or "\\" in one.text for one in edits):
                    verdict, edits = Verdict.FLAG, ()
            answers.append(
                Answer(
                    verdict,
                    literal,
                    finding.message,
                    finding.advice,
                    edits,
                    code=finding.code,
                    url=finding.url,
                )
            )
        return answers

    def _start(self, module: Module, literal: ast.Constant, value: str) -> int | None:
        """Where the characters of a literal begin, when they stand there as they are."""
        if module.in_fstring(literal):
            return None
        begin, end = module.span(literal)
        source = module.text[begin:end]
        at = source.find(value)
        if at < 1 or len(source) - len(value) > 8 or source.count(value) != 1:
            return None
        return begin + at


def _is_jinja(module: Module, method: ast.expr) -> bool:
    """Whether ``from_string`` is that of a Jinja environment, as far as its name or an import tells."""
    owner = method.value if isinstance(method, ast.Attribute) else None
    if isinstance(owner, ast.Subscript):
        return isinstance(owner.slice, ast.Constant) and "jinja" in str(owner.slice.value)
    return _JINJA.search(module.text) is not None


def _in_one_pass(
    text: str,
    check: Callable[[str], list[Finding]],
    verify: Callable[[str, str, Collection[Edit]], str],
    findings: list[Finding],
) -> list[Finding]:
    """The findings such that their edits, put in together, leave nothing to be fixed.

    Python files have one look at the strings in them, so what takes the fixes several passes is one edit of the first.
    """
    done = settle(text, check, lambda _, finding: finding.verdict is Verdict.FIX, verify, findings)
    findings = taken_back(findings, done.refused)
    if len({finding.iteration for finding in done.applied}) < 2:
        return findings
    whole = (Edit(0, len(text), done.text),)
    fixes = [finding for finding in findings if finding.verdict is Verdict.FIX and finding.edits]
    return [
        replace(finding, edits=whole if finding is fixes[0] else ()) if finding in fixes else finding
        for finding in findings
    ]
