"""Templates that stand in Python strings: ``Template("…")`` and ``engine.from_string("…")``."""

from __future__ import annotations

import ast

from codemods.engine.answered import Answered
from codemods.engine.matching import Matcher
from codemods.findings import Edit, Verdict
from codemods.releases import Range
from codemods.rewrite.answer import Answer
from codemods.source.module import Module

__all__ = ["InlineTemplates"]

_CALLS = ("django.template.Template", "django.template.base.Template")


class InlineTemplates:
    """Asks the template rules about the first argument of calls that make a template from a string.

    A literal without escapes is rewritten in place; in any other the rewrite is left to a person.
    """

    def __init__(self, matcher: Matcher, range: Range, modernize: bool = False) -> None:
        self.index = matcher.index
        self.range = range
        self.modernize = modernize

    def answers(self, module: Module, matcher: Matcher, answered: Answered) -> list[Answer]:
        """What the template rules say about the templates in one module."""
        if "{%" not in module.text and "{{" not in module.text:
            return []
        found: list[Answer] = []
        for literal in self._literals(module):
            found += self._check(module, literal)
        return found

    def _literals(self, module: Module) -> list[ast.Constant]:
        literals: list[ast.Constant] = []
        walk = module.walk
        for name, uses in walk.names.items():
            if name not in walk.named:
                continue
            for node, scope in uses:
                call = walk.calls.get(node)
                if call is None or not call.args:
                    continue
                targets = module.resolve(node, scope).targets
                if any(self.index.name(target).qname in _CALLS for target in targets):
                    literals += _text(call.args[0])
        for node, _ in walk.attributes.get("from_string", ()):
            call = walk.calls.get(node)
            if call is not None and call.args:
                literals += _text(call.args[0])
        return literals

    def _check(self, module: Module, literal: ast.Constant) -> list[Answer]:
        from codemods.rules.templates import template_rules
        from codemods.templates.check import find_inline
        from codemods.templates.context import TemplateContext

        value = str(literal.value)
        context = TemplateContext(modernize=self.modernize)
        findings = find_inline(value, template_rules(), self.range, context, module.path)
        if not findings:
            return []
        start = self._start(module, literal, value)
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


def _text(node: ast.expr) -> list[ast.Constant]:
    return [node] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []
