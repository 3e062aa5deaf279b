"""``CheckConstraint(check=…)``."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RenameInConstructors


class CheckConstraintCheck(RenameInConstructors):
    """The condition of a ``CheckConstraint`` is given as ``condition``, no longer as ``check``."""

    change = "5.1/checkconstraint-check"
    also = (
        "5.1/checkconstraint-check-migrations",
        "6.0/checkconstraint-check",
        "6.0/checkconstraint-check-migrations",
    )
    available = "5.1"
    calls = ("django.db.models.CheckConstraint",)
    rename = {"check": "condition"}
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
