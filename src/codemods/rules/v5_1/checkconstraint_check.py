"""``CheckConstraint(check=…)``."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.shapes.overrides import is_super, own_definition, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword


class CheckConstraintCheck(ChangeArguments):
    """The condition of a ``CheckConstraint`` is given as ``condition``, no longer as ``check``."""

    change = "5.1/checkconstraint-check"
    also = (
        "5.1/checkconstraint-check-migrations",
        "6.0/checkconstraint-check",
        "6.0/checkconstraint-check-migrations",
    )
    available = "5.1"
    calls = ("django.db.models.CheckConstraint",)
    methods = ("django.db.models.CheckConstraint.__init__",)
    rename = {"check": "condition"}
    triggers = (OnKeyword("check"),)
    advice = "Name the argument condition once Django 5.1 is the oldest release to run on."
    examples = [
        Fixes(
            before="""\
                from django.db import models
                from django.db.models import Q

                class Book(models.Model):
                    class Meta:
                        constraints = [
                            models.CheckConstraint(
                                check=Q(pages__gt=0),  # no empty books
                                name="pages",
                            ),
                        ]
                """,
            after="""\
                from django.db import models
                from django.db.models import Q

                class Book(models.Model):
                    class Meta:
                        constraints = [
                            models.CheckConstraint(
                                condition=Q(pages__gt=0),  # no empty books
                                name="pages",
                            ),
                        ]
                """,
        ),
        Fixes(
            path="shop/migrations/0002_pages.py",
            before="""\
                import django.db.models as orm
                from django.db import migrations
                from django.db.models import constraints

                class Migration(migrations.Migration):
                    operations = [
                        migrations.AddConstraint("book", orm.CheckConstraint(check=orm.Q(a=1), name="a")),
                        migrations.AddConstraint("book", constraints.CheckConstraint(name="b", check=orm.Q(a=1))),
                    ]
                """,
            after="""\
                import django.db.models as orm
                from django.db import migrations
                from django.db.models import constraints

                class Migration(migrations.Migration):
                    operations = [
                        migrations.AddConstraint("book", orm.CheckConstraint(condition=orm.Q(a=1), name="a")),
                        migrations.AddConstraint("book", constraints.CheckConstraint(name="b", condition=orm.Q(a=1))),
                    ]
                """,
        ),
        Fixes(
            before="""\
                from functools import partial
                from django.db.models import CheckConstraint

                class Positive(CheckConstraint):
                    def __init__(self, check, name):
                        super().__init__(check=check, name=name)

                one = Positive(check=1, name="one")
                two = partial(CheckConstraint, check=one)
                three = partial(Positive, check=one)
                """,
            after="""\
                from functools import partial
                from django.db.models import CheckConstraint

                class Positive(CheckConstraint):
                    def __init__(self, check, name):
                        super().__init__(condition=check, name=name)

                one = Positive(check=1, name="one")
                two = partial(CheckConstraint, condition=one)
                three = partial(Positive, check=one)
                """,
        ),
        Flags(
            """\
                from django.db.models import CheckConstraint, Q

                CheckConstraint(check=Q(a=1), name="a")
                """,
            line=3,
            target="6.0",
            supports="4.2",
        ),
        Keeps(
            """\
                from django.db import models
                from shop.rules import CheckConstraint

                one = CheckConstraint(check=1, name="one")
                two = models.CheckConstraint(condition=models.Q(a=1), name="two")
                three = models.UniqueConstraint(condition=models.Q(check=1), name="three")
                """
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        """Not the calls of a subclass whose own constructor takes ``check``."""
        func = call.func
        if site.qname == "check":  # came by the keyword alone
            if site.resolve(func) != "functools.partial" or not call.args:
                return False
            func = call.args[0]
            if not site.index.is_subclass(site.resolve(func) or "", self.calls[0]):
                return False
        if isinstance(func, ast.Attribute) and func.attr == "__init__":
            found = site.infer(func.value)
            if found is None:
                return False
            seek = super_definition if is_super(func.value) else own_definition
            definition = seek(site, found.qname, "__init__")
        else:
            definition = own_definition(site, site.resolve(func) or "", "__init__")
        return definition is None or "check" not in (*definition.positional, *definition.keyword_only)
