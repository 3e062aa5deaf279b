"""``on_delete`` of foreign keys."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.shapes import ChangeArguments
from codemods.rules.shapes.foreign_keys import (
    ENDINGS,
    OnDelete,
    comes_from_elsewhere,
    is_on_delete,
    on_delete_of,
)
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_MODEL = "django.db.models.Model"


class OnDeleteRequired(ChangeArguments):
    """``ForeignKey`` and ``OneToOneField`` must be told what happens ``on_delete``; it was ``CASCADE``."""

    change = "1.9/on-delete-required"
    also = ("2.0/on-delete-required-models", "2.0/on-delete-required-migrations")
    calls = ("django.db.models.ForeignKey", "django.db.models.OneToOneField")
    triggers = (OnModule(ENDINGS),)
    require = {"on_delete": (1, "django.db.models.CASCADE")}
    advice = "CASCADE is what it was without; migrations get it as well, so that none is needed, and no database changes."
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    author = models.ForeignKey("Author", null=True)
                    shelf = models.OneToOneField(
                        "Shelf",
                        related_name="+",
                    )
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    author = models.ForeignKey("Author", null=True, on_delete=models.CASCADE)
                    shelf = models.OneToOneField(
                        "Shelf",
                        related_name="+",
                        on_delete=models.CASCADE,
                    )
                """,
        ),
        Fixes(
            path="shop/models.py",
            before="""\
                from shop.fields import OwnerKey
                from django.db.models import ForeignKey as FK

                owner = OwnerKey("Owner")
                other = FK("Other")
                """,
            after="""\
                from shop.fields import OwnerKey
                from django.db.models import CASCADE, ForeignKey as FK

                owner = OwnerKey("Owner", on_delete=CASCADE)
                other = FK("Other", on_delete=CASCADE)
                """,
            files={
                "shop/__init__.py": "",
                "shop/fields.py": "from django.db import models\n\nclass OwnerKey(models.ForeignKey):\n    pass\n",
            },
        ),
        Flags(
            """\
                from django.db import models

                owner = models.ForeignKey("Owner", **options)
                """,
            line=3,
        ),
        Fixes(
            before="""\
                from django.db import models

                class GroupedForeignKey(models.ForeignKey):
                    def __init__(self, to, group_field, **kwargs):
                        super().__init__(to, **kwargs)

                class Named(models.ForeignKey):
                    def __init__(self, label, *args, **kwargs):
                        super().__init__(*args, **kwargs)

                class Student(models.Model):
                    team = GroupedForeignKey("Team", "grade")
                    other = Named("label", "Team")
                """,
            after="""\
                from django.db import models

                class GroupedForeignKey(models.ForeignKey):
                    def __init__(self, to, group_field, **kwargs):
                        super().__init__(to, **kwargs)

                class Named(models.ForeignKey):
                    def __init__(self, label, *args, **kwargs):
                        super().__init__(*args, **kwargs)

                class Student(models.Model):
                    team = GroupedForeignKey("Team", "grade", on_delete=models.CASCADE)
                    other = Named("label", "Team", on_delete=models.CASCADE)
                """,
        ),
        Suggests(
            before="""\
                from shop.fields import OwnerKey

                owner = OwnerKey("Owner")
                """,
            after="""\
                from django.db.models import CASCADE
                from shop.fields import OwnerKey

                owner = OwnerKey("Owner", on_delete=CASCADE)
                """,
            files={
                "shop/fields.py": """\
                from django.db import models

                class OwnerKey(models.ForeignKey):
                    def __init__(self, *args, **kwargs):
                        kwargs.setdefault("on_delete", models.PROTECT)
                        super().__init__(*args, **kwargs)
                """
            },
        ),
        Suggests(
            before="""\
                from django.db import models
                from mptt.fields import TreeForeignKey
                from mptt.models import MPTTModel

                class Path(MPTTModel):
                    parent = TreeForeignKey('self', null=True)
                """,
            after="""\
                from django.db import models
                from mptt.fields import TreeForeignKey
                from mptt.models import MPTTModel

                class Path(MPTTModel):
                    parent = TreeForeignKey('self', null=True, on_delete=models.CASCADE)
                """,
        ),
        Suggests(
            path="shop/migrations/0001_initial.py",
            before="""\
                from django.db import migrations, models
                import mptt.fields

                class Migration(migrations.Migration):
                    operations = [
                        migrations.AddField('a', 'parent', mptt.fields.TreeForeignKey(to='a.A', null=True)),
                    ]
                """,
            after="""\
                from django.db import migrations, models
                import mptt.fields

                class Migration(migrations.Migration):
                    operations = [
                        migrations.AddField('a', 'parent', mptt.fields.TreeForeignKey(to='a.A', null=True, on_delete=models.CASCADE)),
                    ]
                """,
        ),
        Keeps(
            """\
                from django.db import models
                from shop.orm import ForeignKey

                one = models.ForeignKey("Owner", models.PROTECT)
                two = ForeignKey("Owner")
                """
        ),
        Keeps(
            """\
                from django.contrib.contenttypes.fields import GenericForeignKey
                from django.db import models
                from mptt.fields import TreeForeignKey
                from tastypie import fields
                from tastypie.resources import ModelResource

                class Own(models.ForeignKey):
                    def __init__(self, to, label, on_delete=models.PROTECT, **kwargs):
                        super().__init__(to, on_delete=on_delete, **kwargs)

                class Given(models.ForeignKey):
                    def __init__(self, *args, **kwargs):
                        super().__init__("shop.Owner", *args, **kwargs)

                class Fixed(models.ForeignKey):
                    def __init__(self):
                        super().__init__("shop.Owner", models.CASCADE)

                class Sure(models.ForeignKey):
                    def __init__(self, **kwargs):
                        super().__init__("shop.Owner", on_delete=models.CASCADE, **kwargs)

                class Path(models.Model):
                    parent = TreeForeignKey('self', models.CASCADE)
                    own = Own("Owner", "label")
                    given = Given(models.PROTECT)
                    fixed = Fixed()
                    sure = Sure(null=True)
                    any = GenericForeignKey()

                class PathResource(ModelResource):
                    owner = fields.ForeignKey(OwnerResource, attribute='owner')
                """
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        if any(is_on_delete(site, argument) for argument in call.args):
            return False
        return self._wanted(site, call).asked

    def place(self, site: Site, call: ast.Call, keyword: str) -> int | None:
        return self._wanted(site, call).place

    def _wanted(self, site: Site, call: ast.Call) -> OnDelete:
        return on_delete_of(site, site.resolve(call.func, certain=False) or "")

    def answer(self, site: Site, edit: object, message: str) -> Answer:
        call = site.call
        if call is not None and not self._wanted(site, call).sure:
            advice = f"{self.advice} Not where {site.source(call.func)} gives on_delete by itself."
            return site.suggest(edit, message=message, advice=advice)  # type: ignore[arg-type]
        return super().answer(site, edit, message)

    def visit(self, site: Site) -> Iterator[Answer]:
        if not isinstance(site.node, ast.Module):
            yield from super().visit(site)
        elif self.gone:
            for call in _calls(site):
                if self._of_model(site, call) and not _is_given(site, call):
                    editor = site.edit_call(call).add(
                        "on_delete", site.need("django.db.models.CASCADE", call)
                    )
                    yield site.suggest(
                        editor.edit(),
                        node=call,
                        message=f"{site.source(call.func)}(): on_delete must be given to foreign keys",
                        advice=f"{self.advice} Not where {site.source(call.func)} gives it by itself.",
                    )

    def _of_model(self, site: Site, call: ast.Call) -> bool:
        """Whether the call makes a field of a model, as far as can be seen, or of a migration."""
        if "migration" in site.roles:
            return True
        statement = site.module.parents.get(call)
        class_ = site.module.parents.get(statement) if isinstance(statement, ast.Assign) else None
        if not isinstance(class_, ast.ClassDef):
            return False
        if site.descends(class_, _MODEL):
            return True
        return any(site.source(base).endswith("Model") for base in class_.bases)


def _calls(site: Site) -> Iterator[ast.Call]:
    """The calls of what are, by their names, foreign keys of other packages."""
    walk = site.module.walk
    for known in (walk.names, walk.attributes):
        for name in known:
            if not name.endswith(ENDINGS):
                continue
            for node, _ in known[name]:
                call = walk.calls.get(node)
                if call is not None and comes_from_elsewhere(site, site.resolve(node) or ""):
                    yield call


def _is_given(site: Site, call: ast.Call) -> bool:
    """Whether a call gives ``on_delete``, or may do so."""
    return len(call.args) > 1 or site.has_stars(call) or site.keyword(call, "on_delete") is not None
