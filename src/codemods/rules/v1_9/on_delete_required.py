"""``on_delete`` of foreign keys."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeArguments


class OnDelete(ChangeArguments):
    """``ForeignKey`` and ``OneToOneField`` must be told what happens ``on_delete``; it was ``CASCADE``."""

    change = "1.9/on-delete-required"
    also = ("2.0/on-delete-required-models", "2.0/on-delete-required-migrations")
    calls = ("django.db.models.ForeignKey", "django.db.models.OneToOneField")
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
        Keeps(
            """\
                from django.db import models
                from shop.orm import ForeignKey

                one = models.ForeignKey("Owner", models.PROTECT)
                two = ForeignKey("Owner")
                """
        ),
    ]
