"""Models whose ``save()`` fills in fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod
from codemods.source.inference import MODEL

_MAKERS = ("update_or_create", "aupdate_or_create")
_USED = {"shop/views.py": "from shop.models import Book\n\nBook.objects.update_or_create(title='x')\n"}


class UpdateOrCreateFields(Rule):
    """``update_or_create()`` saves the fields that it is given, and what ``save()`` fills in beside them is lost."""

    change = "4.2/update-or-create-update-fields"
    partly = True
    triggers = (OnMethod(MODEL, "save"),)
    examples = [
        Suggests(
            path="shop/models.py",
            before="""\
                from django.db import models

                class Book(models.Model):
                    title = models.TextField()
                    slug = models.SlugField()
                    code = models.TextField()

                    def save(self, *args, **kwargs):
                        self.slug = slugify(self.title)
                        self.code = self.seen = "x"
                        super().save(*args, **kwargs)
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    title = models.TextField()
                    slug = models.SlugField()
                    code = models.TextField()

                    def save(self, *args, **kwargs):
                        self.slug = slugify(self.title)
                        self.code = self.seen = "x"
                        if kwargs.get("update_fields") is not None:
                            kwargs["update_fields"] = {*kwargs["update_fields"], "code", "slug"}
                        super().save(*args, **kwargs)
                """,
            files=_USED,
        ),
        Flags(
            path="shop/models.py",
            source="""\
                from django.db import models

                class Book(models.Model):
                    slug = models.SlugField()

                    def save(self, force_insert=False):
                        self.slug = slugify(self.title)
                        return super().save(force_insert)
                """,
            line=6,
            files=_USED,
        ),
        Keeps(
            path="shop/models.py",
            source="""\
                from django.db import models

                class Book(models.Model):
                    slug = models.SlugField()

                    def save(self, *args, **kwargs):
                        self.slug = slugify(self.title)
                        if kwargs.get("update_fields") is not None:
                            kwargs["update_fields"] = {*kwargs["update_fields"], "slug"}
                        super().save(*args, **kwargs)

                class Page(models.Model):
                    slug = models.SlugField()

                    def save(self, *args, **kwargs):
                        self.slug = slugify(self.title)
                        super().save(*args, **kwargs)
                """,
            files=_USED,
        ),
        Keeps(
            path="shop/models.py",
            source="""\
                from django.db import models

                class Book(models.Model):
                    slug = models.SlugField()

                    def save(self, *args, **kwargs):
                        self.seen = True
                        super().save(*args, **kwargs)
                        self.slug = "x"
                """,
            files=_USED,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, owner = site.node, site.class_
        if not isinstance(node, ast.FunctionDef) or owner is None or not node.args.args:
            return
        qname = f"{site.module.name}.{owner.name}"
        if qname not in site.index.ask(_updated):
            return
        call = next(
            (one for one in ast.walk(node) if isinstance(one, ast.Call) and _is_super_save(one)), None
        )
        if call is None or "update_fields" in site.source(node):
            return
        fields = self._filled(site, owner, node, call)
        if not fields:
            return
        names = ", ".join(f'"{one}"' for one in sorted(fields))
        advice = f"Add {names} to update_fields where that is given, before super().save()."
        kwargs = node.args.kwarg.arg if node.args.kwarg is not None else ""
        handed = any(
            one.arg is None and isinstance(one.value, ast.Name) and one.value.id == kwargs
            for one in call.keywords
        )
        statement = site.module.statement_of(call)
        if (
            not handed
            or statement not in node.body
            or any(one.arg == "update_fields" for one in node.args.args)
        ):
            yield site.flag(advice=advice)
            return
        inner = "\t" if "\t" in site.module.indent_of(statement) else "    "
        code = (
            f'if {kwargs}.get("update_fields") is not None:\n'
            f'{inner}{kwargs}["update_fields"] = {{*{kwargs}["update_fields"], {names}}}'
        )
        yield site.suggest(site.insert_before(statement, code), advice=advice)

    def _filled(self, site: Site, owner: ast.ClassDef, node: ast.FunctionDef, call: ast.Call) -> set[str]:
        """The fields of the model itself that are assigned before it is saved."""
        this = node.args.args[0].arg
        facts = site.index.class_facts(f"{site.module.name}.{owner.name}")
        assigned = {
            target.attr
            for one in ast.walk(node)
            if isinstance(one, ast.Assign | ast.AugAssign) and one.lineno < call.lineno
            for target in (one.targets if isinstance(one, ast.Assign) else [one.target])
            if isinstance(target, ast.Attribute)
            and isinstance(target.value, ast.Name)
            and target.value.id == this
        }
        return assigned & set(facts.calls) if facts is not None else set()


def _is_super_save(call: ast.Call) -> bool:
    func = call.func
    return isinstance(func, ast.Attribute) and func.attr == "save" and is_super(func.value)


def _updated(index: Index) -> frozenset[str]:
    """The models of which something in the repository asks a manager to update or create one."""
    found: set[str] = set()
    for facts in index.files.values():
        for use in facts.uses:
            if use.endswith(_MAKERS):
                model = use.rpartition(".")[0].rpartition(".")[0]
                found.add(index.name(model).qname)
    return frozenset(found)
