"""The default ordering of a model, as its ``Meta`` has it."""

from __future__ import annotations

import ast

from codemods.index.project import Project
from codemods.rules.shapes.literals import key_of
from codemods.rules.shapes.model_meta import meta_of
from codemods.rules.site import Site
from codemods.source.module import parse

__all__ = ["default_ordering"]


def default_ordering(site: Site, model: str) -> list[str] | None:
    """The columns that a model's rows are ordered by, without signs; None where they cannot all be told.

    The list is empty for a model that has no ordering.
    """
    ancestry = site.index.ancestry(model)
    for ancestor in ancestry:
        if site.index.class_facts(ancestor) is None:
            if ancestor.startswith("django.") or ancestor == "object":
                continue
            return None
        meta = site.index.class_facts(f"{ancestor}.Meta")
        if meta is not None:
            if "ordering" in meta.members:
                return _named(_value(site, ancestor))
            if ancestor == model and not meta.bases and len(ancestry) > 1:
                abstract = [one for one in ancestry[1:] if site.index.class_facts(one) is not None]
                return None if abstract else []
    return []


def _named(value: ast.expr | None) -> list[str] | None:
    if not isinstance(value, ast.List | ast.Tuple):
        return None
    names = [key_of(one) for one in value.elts]
    if any(name is None or name == "?" for name in names):
        return None
    return [(name or "").lstrip("-") for name in names]


def _value(site: Site, model: str) -> ast.expr | None:
    """What the ``Meta`` of a class of the repository gives ``ordering``; its file is read where it is another one."""
    owner, _, name = model.rpartition(".")
    tree: ast.Module | None = None
    if owner in site.module.names:
        tree = site.module.tree
    elif owner in site.index.modules and isinstance(site.project, Project):
        try:
            tree = parse(site.project.text_of(site.index.modules[owner].path))
        except (KeyError, SyntaxError):
            return None
    for class_ in tree.body if tree is not None else ():
        if isinstance(class_, ast.ClassDef) and class_.name == name:
            meta = meta_of(class_)
            for statement in meta.body if meta is not None else ():
                if isinstance(statement, ast.Assign) and any(
                    getattr(target, "id", "") == "ordering" for target in statement.targets
                ):
                    return statement.value
    return None
