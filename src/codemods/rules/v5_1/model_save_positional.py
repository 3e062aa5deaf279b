"""Positional arguments of ``Model.save()`` and ``Model.asave()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.facts import FunctionFacts
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.model_objects import model_of
from codemods.rules.shapes.overrides import foreign_bases, is_super, own_definition, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.inference import MODEL, Inferred

_NAMES = ("force_insert", "force_update", "using", "update_fields")


class ModelSavePositional(Rule):
    """``Model.save()`` and ``asave()`` take their arguments by keyword only."""

    change = "5.1/model-save-positional"
    also = ("6.0/model-save-positional",)
    triggers = (OnAttribute("save"), OnAttribute("asave"))
    advice = "Name each argument: force_insert, force_update, using, update_fields."
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    def save(self, force_insert=False, force_update=False, using=None, update_fields=None):
                        super().save(force_insert, force_update, using, update_fields)

                    def touch(self):
                        self.save(False, True)

                class Novel(Book):
                    async def asave(self, *args, **kwargs):
                        await super(Novel, self).asave(True, using="other")

                    def store(self):
                        models.Model.save(self, True)

                def make():
                    book = Book()
                    book.save(True)
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    def save(self, force_insert=False, force_update=False, using=None, update_fields=None):
                        super().save(force_insert=force_insert, force_update=force_update, using=using, update_fields=update_fields)

                    def touch(self):
                        self.save(force_insert=False, force_update=True)

                class Novel(Book):
                    async def asave(self, *args, **kwargs):
                        await super(Novel, self).asave(force_insert=True, using="other")

                    def store(self):
                        models.Model.save(self, force_insert=True)

                def make():
                    book = Book()
                    book.save(force_insert=True)
                """,
        ),
        Suggests(
            before="""\
                from django.db import models

                class Book(models.Model):
                    def save(self, *args, **kwargs):
                        super().save(*args, **kwargs)

                def make():
                    book = Book()
                    book.save(True)
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    def save(self, *args, **kwargs):
                        super().save(*args, **kwargs)

                def make():
                    book = Book()
                    book.save(force_insert=True)
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.auth.models import User
                from django.db import models
                from django.shortcuts import get_object_or_404

                class Book(models.Model):
                    pass

                def make(pk):
                    book, made = Book.objects.get_or_create(pk=pk)
                    book.save(True)
                    for one in Book.objects.filter(pk=pk)[:5]:
                        one.save(False, True)
                    get_object_or_404(Book.objects.all(), pk=pk).save(False, True)
                    User.objects.get(pk=pk).save(False, True, "other")
                """,
            after="""\
                from django.contrib.auth.models import User
                from django.db import models
                from django.shortcuts import get_object_or_404

                class Book(models.Model):
                    pass

                def make(pk):
                    book, made = Book.objects.get_or_create(pk=pk)
                    book.save(force_insert=True)
                    for one in Book.objects.filter(pk=pk)[:5]:
                        one.save(force_insert=False, force_update=True)
                    get_object_or_404(Book.objects.all(), pk=pk).save(force_insert=False, force_update=True)
                    User.objects.get(pk=pk).save(force_insert=False, force_update=True, using="other")
                """,
        ),
        Flags("def touch(book):\n    book.save(False, True)\n", line=2),
        Suggests(
            before="""\
                from django.db import models
                from safedelete.models import SafeDeleteMixin

                class Book(SafeDeleteMixin, models.Model):
                    def store(self):
                        self.save(True)
                """,
            after="""\
                from django.db import models
                from safedelete.models import SafeDeleteMixin

                class Book(SafeDeleteMixin, models.Model):
                    def store(self):
                        self.save(force_insert=True)
                """,
        ),
        Flags(
            """\
                from django.db import models

                class Book(models.Model):
                    def save(self, force_insert=False, *args, **kwargs):
                        super().save(force_insert, *args, **kwargs)
                """,
            line=5,
        ),
        Keeps(
            """\
                from django import forms
                from django.db import models

                class Book(models.Model):
                    cover = models.ImageField()

                    def save(self, *args, **kwargs):
                        self.cover.save("x.png", None)
                        super().save(*args, **kwargs)

                class Draft(models.Model):
                    def save(self, commit=True):
                        super().save(using=None)

                    def store(self):
                        self.save(False)

                class BookForm(forms.ModelForm):
                    def save(self, commit=True):
                        book = super().save(False)
                        book.save()

                def handle(form, picture, storage, content):
                    form.save(False)
                    picture.save("x.png", content)
                    storage.save("x.png", content, True)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call, node = site.call, site.node
        if call is None or not call.args or not isinstance(node, ast.Attribute):
            return
        found = site.infer(node.value)
        if found is None:
            model = model_of(site, node.value)
            if model is None:
                yield from self._by_looks(site, call)
                return
            found = Inferred(model, True)
        if not site.index.is_subclass(found.qname, MODEL):
            return
        first = 0 if found.instance else 1  # Model.save(self, …)
        given = call.args[first:]
        stars = any(isinstance(one, ast.Starred) for one in call.args)
        if not given or isinstance(given[0], ast.Starred):
            return
        if is_super(node.value):
            definition = super_definition(site, found.qname, node.attr)
        else:
            definition = own_definition(site, found.qname, node.attr)
        names, certain = self._names(definition)
        foreign = definition is None and foreign_bases(site, found.qname)
        if not names:
            return
        if stars or len(given) > len(names):
            yield site.flag(advice=f"{self.advice} Not rewritten: *args hands on further positional ones.")
            return
        editor = site.edit_call(call)
        for index in reversed(range(len(given))):
            if editor.has(names[index]):
                raise CannotRewrite(f"{names[index]} is given twice")
            editor.to_keyword(first + index, names[index])
        edit = editor.edit()
        if foreign:
            yield site.suggest(
                edit,
                advice="Say yes if none of the bases that come from elsewhere has parameters of its own here.",
            )
        elif certain:
            yield site.fix(edit)
        else:
            yield site.suggest(edit, advice="Say yes if the class's own method reads nothing from its *args.")

    def _by_looks(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        """``thing.save(True, False)`` on who knows what: files and storages are saved with a name first."""
        first = call.args[0]
        if len(call.args) > 1 and isinstance(first, ast.Constant) and isinstance(first.value, bool):
            yield site.flag(advice=f"{self.advice} Do so if the object is one of a model.")

    def _names(self, definition: FunctionFacts | None) -> tuple[tuple[str, ...], bool]:
        """The parameters that the called method has by position, and whether it surely knows them by these names.

        No names where a method of the repository with parameters of its own is called.
        """
        if definition is None:
            return _NAMES, True
        own = definition.positional[1:]
        if own == _NAMES[: len(own)] and not definition.var_positional:
            return own, True
        if not own and definition.var_positional and definition.var_keyword:
            return _NAMES, False
        return (), False
