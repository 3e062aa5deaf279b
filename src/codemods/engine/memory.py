"""A run over sources held in memory: what the rules' examples are tried with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from codemods.engine.matching import Matcher, Subscriptions
from codemods.engine.passes import FileOutcome, process
from codemods.files.modules import module_names, source_roots
from codemods.files.text import SourceText
from codemods.index.facts import collect
from codemods.index.index import Index
from codemods.index.project import Project
from codemods.releases import Range
from codemods.rules.rule import Rule
from codemods.source.module import Module

__all__ = ["check_sources"]


def check_sources(
    files: Mapping[str, str],
    rules: Iterable[Rule],
    range: Range,
    seeds: Iterable[str] = (),
    api: bool = False,
) -> dict[str, FileOutcome]:
    """Run rules over a small repository given as path -> text; raises ``SyntaxError`` for what does not parse."""
    roots = source_roots(files)
    modules = {
        path: Module(path, SourceText(text), module_names(path, roots))
        for path, text in files.items()
        if path.endswith(".py")
    }
    index = Index([collect(module) for module in modules.values()], range.start)
    project = Project(index, frozenset(seeds), texts=files)
    matcher = Matcher(Subscriptions(rules), index, range)
    extra = None
    if api:
        from codemods.engine.api_check import ApiCheck

        extra = ApiCheck(matcher, range).answers
    return {
        path: process(module, matcher, project.roles(module), lambda code, line: True, project, extra)
        for path, module in modules.items()
    }
