"""The way of one template: skipped or read, shown to the rules, and rewritten to a fixed point that is verified.

``check_template`` finds, ``fix_template`` rewrites, ``find_inline`` does the former for a string in Python code. None
of them raises for anything that a file may hold, nor for a rule that fails: that is a finding of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial

from codemods.files.text import LineIndex
from codemods.findings import Edit, Finding, Verdict
from codemods.ledger import row
from codemods.releases import KNOWN, Range
from codemods.rewrite.settle import Settled, settle
from codemods.templates.comments import spans_of_comments, uncommented
from codemods.templates.context import TemplateContext, template_name
from codemods.templates.dialect import is_jinja, is_jinja_name
from codemods.templates.expressions import Operand
from codemods.templates.grammar import BLOCKS
from codemods.templates.lexer import Kind, tokenize
from codemods.templates.libraries import DJANGO, names_of
from codemods.templates.originals import gone_originals, may_use_originals
from codemods.templates.reader import Tag, Template, Use, is_builtin
from codemods.templates.rule import Answer, Site, TemplateRule, is_named

__all__ = ["check_template", "find_inline", "fix_template", "may_hold", "verify"]

_LARGEST = 8_000_000  # characters; the largest template that is worth the minute it would take
_HTML = (".html", ".htm", ".xhtml", ".djhtml")

Rules = Sequence[type[TemplateRule]]


# What could be the name of a tag, a filter or an attribute. ASCII, so that bytes read as Latin-1 have the same ones.
_IDENTIFIER = re.compile(r"[A-Za-z_]\w*", re.ASCII)


class _Program:
    """The rules that are active in a run, by what they subscribe to.

    ``names`` are those that wait for a tag, a filter or an attribute, ``others`` those that look for words or for the
    names of templates. ``folders`` says for the first folder of a template's name which rules are about such templates;
    None stands for any folder; ``parents`` is the same for the templates that they extend.
    """

    def __init__(self, rules: Rules, range: Range, modernize: bool) -> None:
        self.rules = [rule() for rule in rules if rule.active(range, modernize)]
        self.names: dict[str, list[TemplateRule]] = {}
        self.others: list[TemplateRule] = []
        self.folders: dict[str | None, set[TemplateRule]] = {}
        self.parents: dict[str, set[TemplateRule]] = {}
        for rule in self.rules:
            if rule.words or not rule.subscriptions():
                self.others.append(rule)
            else:
                for name in rule.subscriptions():
                    self.names.setdefault(name, []).append(rule)
            for pattern in rule.templates:
                folder = pattern.partition("/")[0]
                self.folders.setdefault(None if "*" in folder else folder, set()).add(rule)
            for pattern in rule.parents:
                self.parents.setdefault(pattern.partition("/")[0] + "/", set()).add(rule)

    def called(self, text: str, name: str, context: TemplateContext) -> list[TemplateRule]:
        """The rules that may have something to say, by the words that the text holds and by the template's name."""
        identifiers = set(_IDENTIFIER.findall(text))
        near = self.folders.get(name.partition("/")[0], set()) | self.folders.get(None, set())
        concerned = {rule for rule in near if is_named(name, rule.templates)}
        if "extends" in identifiers:
            for folder, rules in self.parents.items():
                if folder in text:
                    concerned |= rules
        found: set[TemplateRule] = set()
        for identifier in identifiers & self.names.keys():
            found.update(
                rule for rule in self.names[identifier] if not rule.is_limited() or rule in concerned
            )
        for rule in self.others:
            if not rule.is_limited() or rule in concerned:
                words = rule.words_in(context)
                if not words or any(word in text for word in words):
                    found.add(rule)
        called = []
        for rule in self.rules if found else ():
            if rule in found:
                shape = rule.shape_in(context)
                if shape is None or shape.search(text) is not None:
                    called.append(rule)
        return called


@lru_cache(maxsize=8)
def _program(rules: tuple[type[TemplateRule], ...], range: Range, modernize: bool) -> _Program:
    return _Program(rules, range, modernize)


def may_hold(data: bytes, path: str, rules: Rules, range: Range, context: TemplateContext) -> bool:
    """False where no active rule can say anything about a file of these bytes; it need not even be decoded.

    All words that rules look for are ASCII, so this is right for every encoding that keeps ASCII.
    """
    text = data.decode("latin-1")
    program = _program(tuple(rules), range, context.modernize)
    return bool(program.called(text, context.name or template_name(path), context)) or may_use_originals(text)


def check_template(
    path: str, text: str, rules: Rules, range: Range, context: TemplateContext
) -> list[Finding]:
    """What ``rules`` say about the template ``text``, in the order of the text; ``path`` is as findings have it.

    A Jinja template has no findings. What Django would not accept is a finding ``file/template-syntax``, as long as
    the template holds anything that a rule looks for: others are not read.
    """
    is_html = path.lower().endswith(_HTML)
    return _check(path, text, rules, range, context, context.name or template_name(path), is_html)


def find_inline(
    text: str, rules: Rules, range: Range, context: TemplateContext, path: str = ""
) -> list[Finding]:
    """What ``rules`` say about a template that is a string in Python code: the value of the literal, not its source.

    Places and edits count from the beginning of the string; the caller maps them into the file, and offers the edits
    only where the literal has no escapes and no prefix that would shift them.
    """
    return _check(path, text, rules, range, context, "", is_html=False)


def _check(
    path: str, text: str, rules: Rules, range: Range, context: TemplateContext, name: str, is_html: bool
) -> list[Finding]:
    if context.jinja or (context.jinja is None and is_jinja_name(path)):
        return []
    if len(text) > _LARGEST:
        if "{%" not in text and "{{" not in text:
            return []
        message = f"The template has {len(text):,} characters and was not read; exclude it or split it."
        return [_problem(path, LineIndex(""), 0, 0, message, "file/too-large")]
    called = _program(tuple(rules), range, context.modernize).called(text, name, context)
    if not called and not may_use_originals(text):
        return []
    template = Template(text, is_html=is_html)
    if context.jinja is None and is_jinja(template):
        return []
    names = names_of(template, context.libraries, context.builtins)
    site = Site(template, context, range, names, name)
    called = [
        rule
        for rule in called
        if not rule.parents or is_named(site.extends, rule.parents) or is_named(name, rule.templates)
    ]
    failures: list[Finding] = []
    findings = [
        _finding(path, template.lines, rule, answer)
        for rule, answer in _ask(path, site, called, failures)
        if answer is not None
    ]
    findings += _in_comments(path, site, called, failures)
    findings += failures
    findings += _gone(path, site, {finding.place.start for finding in findings})
    for problem in template.problems:
        findings.append(_problem(path, template.lines, problem.start, problem.end, problem.message))
    findings += _unknown_names(path, site)
    findings.sort(key=lambda finding: finding.sort_key)
    return findings


def _ask(
    path: str, site: Site, rules: Sequence[TemplateRule], failures: list[Finding]
) -> Iterator[tuple[TemplateRule, Answer | None]]:
    """The answers of the rules to one template. A rule that fails is put among ``failures``, once."""
    failed: set[TemplateRule] = set()
    for rule, ask in _visits(site, rules):
        if rule in failed:
            continue
        try:
            answers = list(ask())
        except Exception as error:
            failed.add(rule)
            message = (
                f"The rule {rule.change} failed here ({type(error).__name__}: {error}); please report it."
            )
            failures.append(_problem(path, site.template.lines, 0, 0, message, "file/rule-failed"))
            continue
        for answer in answers:
            yield rule, _allowed(rule, answer, site.range)


def _in_comments(
    path: str, site: Site, called: Sequence[TemplateRule], failures: list[Finding]
) -> Iterator[Finding]:
    """What is to be rewritten in ``{% comment %}``, so that it still works once somebody uses it again."""
    rules = [rule for rule in called if rule.in_comments]
    spans = spans_of_comments(site.template) if rules and "comment" in site.template.text else ()
    if not spans:
        return
    template = uncommented(site.template)
    names = names_of(template, site.context.libraries, site.context.builtins)
    inner = replace(site, template=template, names=names)
    for rule, answer in _ask(path, inner, rules, failures):
        if answer is None or answer.verdict is not Verdict.FIX or not answer.edits:
            continue
        for start, end in spans:
            if all(start <= edit.start and edit.end <= end for edit in answer.edits):
                message = f"{answer.message or rule.message()} (in a comment)"
                yield _finding(path, template.lines, rule, replace(answer, message=message))
                break


def _visits(
    site: Site, rules: Sequence[TemplateRule]
) -> Iterator[tuple[TemplateRule, Callable[[], Iterable[Answer]]]]:
    template = site.template
    tags: dict[str, list[TemplateRule]] = {}
    filters: dict[str, list[TemplateRule]] = {}
    attributes: dict[str, list[TemplateRule]] = {}
    for rule in rules:
        for name in rule.tags:
            if site.is_tag(name, *rule.libraries):
                tags.setdefault(name, []).append(rule)
        for name in rule.filters:
            if site.is_filter(name, *rule.libraries):
                filters.setdefault(name, []).append(rule)
        for name in rule.attributes:
            attributes.setdefault(name, []).append(rule)
    if tags:
        for tag in template.tags:
            for rule in tags.get(tag.name, ()):
                yield rule, partial(rule.on_tag, site, tag)
    words = [word for word in (*filters, *attributes) if word in template.text]
    if words:
        for use in _uses(template, words):
            for found in use.expression.filters:
                for rule in filters.get(found.name, ()):
                    yield rule, partial(rule.on_filter, site, use, found)
            for operand in _operands(use):
                if operand.path:
                    for rule in attributes.get(operand.path[-1], ()):
                        yield rule, partial(rule.on_attribute, site, use, operand)
    for rule in rules:
        yield rule, partial(rule.on_template, site)


def _uses(template: Template, words: Sequence[str]) -> Iterator[Use]:
    """The expressions in nodes that hold one of the words: only those are taken apart."""
    for node in template.nodes:
        text = node.text
        if any(word in text for word in words):
            yield from node.uses()


def _operands(use: Use) -> Iterator[Operand]:
    yield use.expression.base
    for found in use.expression.filters:
        if found.argument is not None:
            yield found.argument


def _allowed(rule: TemplateRule, answer: Answer, range: Range) -> Answer | None:
    """The answer, without its edits where a supported release lacks what they write."""
    if not answer.edits or rule.can_rewrite(range):
        return answer
    if not rule.is_gone(range):
        return None  # it still works everywhere, and nothing else would
    advice = f"What takes its place came with Django {rule.available}: raise the oldest supported release to it first."
    return replace(answer, verdict=Verdict.FLAG, advice=advice, edits=())


def _finding(path: str, lines: LineIndex, rule: TemplateRule, answer: Answer) -> Finding:
    change = row(rule.change)
    assert change is not None  # ``active`` has looked it up
    return Finding(
        path=path,
        place=lines.place(answer.start, answer.end),
        code=rule.change,
        verdict=answer.verdict,
        message=answer.message or rule.message(),
        advice=answer.advice or rule.advice or (change.rewrite and f"Rewrite: {change.rewrite}"),
        since=change.since,
        until=change.until,
        url=change.url,
        edits=tuple(sorted(answer.edits)),
    )


def _problem(
    path: str, lines: LineIndex, start: int, end: int, message: str, code: str = "file/template-syntax"
) -> Finding:
    return Finding(path, lines.place(start, end), code, Verdict.FLAG, message)


def _gone(path: str, site: Site, answered: set[int]) -> Iterator[Finding]:
    """What is gone of Django's own templates, at places that no rule has answered."""
    if not may_use_originals(site.template.text):
        return
    for gone in gone_originals(site):
        tag = gone.tag
        if tag.start not in answered:
            place = site.template.lines.place(tag.start, tag.end)
            advice = f"Look what takes its place in the templates of Django {site.range.target}."
            yield Finding(path, place, gone.code, Verdict.FLAG, gone.message, advice, until=gone.until)


def _unknown_names(path: str, site: Site) -> Iterator[Finding]:
    """Tags and filters that nothing brings, said only where everything that the template loads is known."""
    own = site.context.libraries
    if not site.context.all_libraries:
        return
    loads = {argument.text for load in site.template.loads if not load.names for argument in load.libraries}
    loaded = loads | set(site.names.picked.values()) | set(site.context.builtins)
    if not all(own[name].whole if name in own else name in DJANGO for name in loaded):
        return
    tags = set(site.names.foreign_tags) | set(site.names.picked)
    filters = set(site.names.foreign_filters) | set(site.names.picked) | _builtin_filters()
    for name in loaded:
        library = own[name] if name in own else DJANGO[name]
        tags |= library.tags
        filters |= library.filters
    for node in site.template.nodes:
        # What stands in a block of the repository's own may never be parsed.
        if any(block.name not in BLOCKS for block in node.ancestors()):
            continue
        if isinstance(node, Tag) and not _is_known(node, tags):
            message = (
                f"{{% {node.name[:40]} %}} is a tag of no library that the template loads; Django refuses it."
            )
            yield _problem(path, site.template.lines, node.start, node.end, message)
            continue
        if isinstance(node, Tag) and not is_builtin(node.name):
            continue  # it may read its arguments in a way of its own
        for use in node.uses() if "|" in node.text else ():
            for found in use.expression.filters:
                if found.name not in filters:
                    message = f"|{found.name[:40]} is a filter of no library that the template loads; Django refuses it."
                    yield _problem(path, site.template.lines, found.start, found.end, message)


def _is_known(tag: Tag, names: Collection[str]) -> bool:
    name = tag.name
    if is_builtin(name) or name in names or (tag.block is not None and tag.block.name in names):
        return True
    return name.startswith("end") and name[3:] in names


@cache
def _builtin_filters() -> frozenset[str]:
    """The filters that any release had without a library."""
    from codemods.django import api

    return frozenset(name for release in KNOWN for name in api.template_filters(release).get("", ()))


def fix_template(
    path: str, text: str, rules: Rules, range: Range, context: TemplateContext, suggestions: bool = False
) -> Settled:
    """Apply what the rules fix (with ``suggestions`` what they suggest, too) until they have nothing more to apply."""
    wanted = {Verdict.FIX, Verdict.SUGGEST} if suggestions else {Verdict.FIX}
    return settle(
        text,
        lambda text: check_template(path, text, rules, range, context),
        lambda text, finding: finding.verdict in wanted,
        verify,
    )


def verify(old: str, new: str, edits: Collection[Edit]) -> str:
    """Why ``new`` is no good rewrite of ``old`` by ``edits``; nothing where it is.

    Every tag, variable and comment that no edit touches must still be one, in its place, and Django must not refuse
    more of the new template than of the old.
    """
    after = set(tokenize(new))
    pending = sorted(edits)
    shift = index = 0
    for token in tokenize(old):
        while index < len(pending) and pending[index].end <= token.start:
            shift += len(pending[index].text) - (pending[index].end - pending[index].start)
            index += 1
        touched = index < len(pending) and pending[index].start < token.end
        if token.kind is Kind.TEXT or touched:
            continue
        if token._replace(start=token.start + shift, end=token.end + shift) not in after:
            return "it changes how the rest of the template is read"
    if len(Template(new).problems) > len(Template(old).problems):
        return "the result is not a template that Django accepts"
    return ""
