"""``models.permalink``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.handed_back import returns_of
from codemods.rules.shapes.reversing import reversing
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, Trigger

Function = ast.FunctionDef | ast.AsyncFunctionDef


class ModelsPermalink(Rule):
    """The decorator ``permalink`` is gone: a method returns what ``reverse()`` gives."""

    change = "1.11/models-permalink"
    also = ("2.1/models-permalink",)
    needs = ("django.urls.reverse",)
    advice = "Return reverse(name, args=…, kwargs=…) from the method."
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    @models.permalink
                    def get_absolute_url(self):
                        if self.slug:
                            return ("book", (), {"slug": self.slug})
                        return ("book-by-id", [self.pk])

                    @models.permalink
                    def get_edit_url(self):
                        return "book-edit", (self.pk,), {}

                    @property
                    @models.permalink
                    def shelf_url(self):
                        return ("shelf",)
                """,
            after="""\
                from django.db import models
                from django.urls import reverse

                class Book(models.Model):
                    def get_absolute_url(self):
                        if self.slug:
                            return reverse("book", kwargs={"slug": self.slug})
                        return reverse("book-by-id", args=[self.pk])

                    def get_edit_url(self):
                        return reverse("book-edit", args=(self.pk,), kwargs={})

                    @property
                    def shelf_url(self):
                        return reverse("shelf")
                """,
        ),
        Fixes(
            before="""\
                from django.db.models import Model, permalink

                class Book(Model):
                    @permalink
                    def get_absolute_url(self):
                        return ("book", None, {
                            # by number
                            "pk": self.pk,
                        })
                """,
            after="""\
                from django.db.models import Model
                from django.urls import reverse

                class Book(Model):
                    def get_absolute_url(self):
                        return reverse("book", kwargs={
                            # by number
                            "pk": self.pk,
                        })
                """,
        ),
        Fixes(
            target="1.11",
            before="""\
                from django.core.urlresolvers import reverse
                from django.db import models

                class Book(models.Model):
                    @models.permalink
                    def get_absolute_url(self):
                        return ("book", [self.pk])

                    def get_shelf_url(self):
                        return reverse("shelf")
                """,
            after="""\
                from django.core.urlresolvers import reverse
                from django.db import models

                class Book(models.Model):
                    def get_absolute_url(self):
                        return reverse("book", args=[self.pk])

                    def get_shelf_url(self):
                        return reverse("shelf")
                """,
        ),
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    def get_absolute_url(self):
                        return ("book", [self.pk])
                    get_absolute_url = models.permalink(get_absolute_url)
                """,
            after="""\
                from django.db import models
                from django.urls import reverse

                class Book(models.Model):
                    def get_absolute_url(self):
                        return reverse("book", args=[self.pk])
                """,
        ),
        Flags(
            """\
                from django.db import models

                class Book(models.Model):
                    @models.permalink
                    def get_absolute_url(self):
                        return self.where()

                    def get_edit_url(self):
                        return ("book-edit", [self.pk])
                    get_other_url = models.permalink(get_edit_url)
                """,
            lines=(4, 10),
        ),
        Keeps(
            """\
                from shop.urls import permalink

                class Book:
                    @permalink
                    def get_absolute_url(self):
                        return ("book", [self.pk])
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnName("django.db.models.permalink")

    def visit(self, site: Site) -> Iterator[Answer]:
        node, function = site.node, site.parent
        if site.kind != "use" or not isinstance(node, ast.expr):
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        assigned: ast.Assign | None = None
        if not isinstance(function, Function):
            assigned, function = self._wrapped(site, node)
        if not isinstance(function, Function) or (assigned is None and node not in function.decorator_list):
            yield site.flag()
            return
        returns = list(returns_of(function))
        if not returns or any(not isinstance(one.value, ast.Tuple) for one in returns):
            yield site.flag()
            return
        reverse = reversing(site, "reverse", returns[0])
        edits = [*site.remove(assigned)] if assigned is not None else [site.drop_decorator(function, node)]
        for one in returns:
            assert isinstance(one.value, ast.Tuple)
            edits.append(self._call(site, one.value, reverse))
        yield site.fix(edits, node=node)

    def _wrapped(self, site: Site, node: ast.expr) -> tuple[ast.Assign | None, Function | None]:
        """The statement ``method = permalink(method)`` and its method, which stands above it in the same class."""
        call, statement = site.parent, site.statement
        class_ = site.module.parents.get(statement)
        if (
            not isinstance(call, ast.Call)
            or not isinstance(statement, ast.Assign)
            or statement.value is not call
        ):
            return None, None
        target, given = statement.targets[0], call.args[0] if len(call.args) == 1 else None
        if not isinstance(target, ast.Name) or not isinstance(given, ast.Name) or target.id != given.id:
            return None, None
        bindings = (
            site.module.walk.scope_of[class_].bindings[target.id] if isinstance(class_, ast.ClassDef) else []
        )
        if len(statement.targets) > 1 or len(bindings) != 2 or not isinstance(bindings[0].node, Function):
            return None, None
        method = bindings[0].node
        return (statement, method) if not method.decorator_list else (None, None)

    def _call(self, site: Site, value: ast.Tuple, reverse: str) -> Edit:
        parts = value.elts
        if not 1 <= len(parts) <= 3 or any(isinstance(one, ast.Starred) for one in parts):
            raise CannotRewrite("the method returns no name, arguments and keywords")
        pieces = [site.source(parts[0])]
        for name, part in zip(("args", "kwargs"), parts[1:], strict=False):
            empty = isinstance(part, ast.Tuple | ast.List) and not part.elts
            if not empty and not (isinstance(part, ast.Constant) and part.value is None):
                pieces.append(f"{name}={site.source(part)}")
        start, end = site.module.span(value)
        between = site.module.text[start:end]
        for part in parts:
            between = between.replace(site.source(part), "", 1)
        if "#" in between:
            raise CannotRewrite("a comment stands among the returned values")
        return Edit(start, end, f"{reverse}({', '.join(pieces)})")
