"""What a rule answers at a site: a verdict, text edits, and what it asks of the import editor."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from codemods.findings import Edit, Verdict
from codemods.source.scopes import Binding

__all__ = ["AddImport", "Answer", "CannotRewrite", "ImportRequest", "RemoveImport", "RenameImport"]


class CannotRewrite(Exception):
    """An island cannot be rewritten without loss; its sentence becomes the reason of a flag."""


@dataclass(frozen=True, slots=True)
class AddImport:
    """``from module import name as local`` is needed; ``near``: beside this import rather than at the top."""

    module: str
    name: str
    local: str
    near: Binding | None = None


@dataclass(frozen=True, slots=True)
class RenameImport:
    """The imported ``binding`` is to come from ``qname`` and to be known as ``local``."""

    binding: Binding
    qname: str
    local: str


@dataclass(frozen=True, slots=True)
class RemoveImport:
    """The import of ``binding`` goes."""

    binding: Binding


ImportRequest = AddImport | RenameImport | RemoveImport


@dataclass(slots=True)
class Answer:
    """One answer of a rule at a place; its edits and import requests are applied together or not at all.

    ``node`` is where the finding stands; ``also`` are further places that the same answer settles, each reported as
    a finding of its own. ``doubtful``: a flag only because the name may stand for something else as well.
    """

    verdict: Verdict
    node: ast.AST
    message: str
    advice: str = ""
    edits: tuple[Edit, ...] = ()
    imports: tuple[ImportRequest, ...] = ()
    also: tuple[ast.AST, ...] = ()
    code: str = ""
    url: str = ""
    since: str = ""
    until: str = ""
    rule: object = field(default=None, repr=False)
    doubtful: bool = False
