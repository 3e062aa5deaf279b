"""Permissions that models now have without asking for them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of, remove_elements
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class ViewPermissionClash(Rule):
    """Models have a permission to view them: one of that name in ``Meta.permissions`` is an error (auth.E005)."""

    change = "2.1/view-permission-codename-clash"
    triggers = (OnSubclass("django.db.models.Model"),)
    available = "1.8"
    advice = (
        "Users and groups keep it, as its codename is the same; databases that have it keep its name in words, too, "
        "and new ones get that of Django."
    )
    examples = [
        Suggests(
            before="""\
                from django.db import models

                class Book(models.Model):
                    class Meta:
                        permissions = (("view_book", "May see books"), ("lend_book", "May lend books"))

                class Page(models.Model):
                    class Meta:
                        ordering = ["pk"]
                        permissions = [("view_page", "May see pages")]
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    class Meta:
                        permissions = (("lend_book", "May lend books"),)

                class Page(models.Model):
                    class Meta:
                        ordering = ["pk"]
                """,
        ),
        Flags(
            """\
                from django.db import models

                READ = (("view_page", "May see pages"),)

                class Page(models.Model):
                    class Meta:
                        permissions = READ

                class Book(models.Model):
                    class Meta:
                        permissions = [("view_book", "May see books")] + MORE
                """,
            lines=(7, 11),
        ),
        Keeps(
            """\
                from django.db import models

                class Book(models.Model):
                    class Meta:
                        default_permissions = ("add", "change", "delete")
                        permissions = (("view_book", "May see books"),)

                class Page(models.Model):
                    class Meta:
                        permissions = (("view_pages", "May see pages"), ("view_book", "May see the book"))

                class Base(models.Model):
                    class Meta:
                        abstract = True
                        default_permissions = ("add",)
                        permissions = (("view_base", "May see it"),)

                class Heir(Base):
                    class Meta(Base.Meta):
                        permissions = (("view_heir", "May see it"),)

                class Shelf:
                    class Meta:
                        permissions = (("view_shelf", "May see shelves"),)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        model = site.node
        if not isinstance(model, ast.ClassDef):
            return
        meta = next((one for one in model.body if isinstance(one, ast.ClassDef) and one.name == "Meta"), None)
        if meta is None:
            return
        given = site.module.walk.scope_of[meta].bindings
        named = given.get("permissions", [])
        if len(named) != 1 or named[0].value is None or "abstract" in given:
            return
        if "default_permissions" in given or _inherits(site, meta, "default_permissions"):
            return
        value = named[0].value
        codename = f"view_{model.name.lower()}"
        entries = _entries(value, codename)
        behind = [one for name in ast.walk(value) if isinstance(name, ast.Name) for one in _given(site, name)]
        if not entries and any(_entries(one, codename) for one in behind):
            yield site.flag(node=value)
        if len(entries) != 1:
            return
        entry, edits = entries[0], list[Edit]()
        if not isinstance(value, ast.Tuple | ast.List) or entry not in value.elts:
            yield site.flag(node=entry)
            return
        if len(value.elts) > 1:
            edits.append(remove_elements(site, value, [entry]))
        elif len(meta.body) > 1:
            edits.extend(site.remove(site.module.statement_of(named[0].node)))
        else:
            edits.append(site.replace(value, "[]" if isinstance(value, ast.List) else "()"))
        yield site.suggest(edits, node=entry)


def _entries(value: ast.expr, codename: str) -> list[ast.Tuple | ast.List]:
    """The permissions of that codename."""
    return [
        one
        for one in ast.walk(value)
        if isinstance(one, ast.Tuple | ast.List) and one.elts and key_of(one.elts[0]) == codename
    ]


def _given(site: Site, name: ast.Name) -> list[ast.expr]:
    return assigned_values(site, name) or []


def _inherits(site: Site, meta: ast.ClassDef, option: str) -> bool:
    """Whether a ``Meta`` has an option of those that it descends from."""
    found = [site.resolve(base) for base in meta.bases]
    ancestry = [one for base in found if base is not None for one in site.index.ancestry(base)]
    facts = [site.index.class_facts(one) for one in ancestry]
    return any(one is not None and option in one.members for one in facts)
