"""``ignore_conflicts`` of ``bulk_create()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class BulkCreateIgnoreConflicts(ChangeMethods):
    """``bulk_create()`` is called with ``ignore_conflicts``."""

    change = "2.2/bulk-create-ignore-conflicts-signature"
    bases = ("django.db.models.query.QuerySet", "django.db.models.Manager")
    mixins = True
    grow = {"bulk_create": (("ignore_conflicts", "False"),)}
    available = "2.2"
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Orders(models.QuerySet):
                    def bulk_create(self, objs, batch_size=None):
                        return super().bulk_create(objs, batch_size=batch_size)
                """,
            after="""\
                from django.db import models

                class Orders(models.QuerySet):
                    def bulk_create(self, objs, batch_size=None, ignore_conflicts=False):
                        return super().bulk_create(objs, batch_size=batch_size, ignore_conflicts=ignore_conflicts)
                """,
        ),
        Keeps("""\
                from django.db import models

                class Orders(models.QuerySet):
                    def bulk_create(self, objs, *args, **kwargs):
                        return super().bulk_create(objs, *args, **kwargs)

                class Log:
                    def bulk_create(self, objs):
                        return objs
                """),
    ]
