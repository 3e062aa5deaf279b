"""``refresh_from_db()`` is called with ``from_queryset``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeMethods


class RefreshFromDbSignature(ChangeMethods):
    """``refresh_from_db()`` is called with ``from_queryset``, which an override must take."""

    change = "5.1/refresh-from-db-signature"
    available = "5.1"
    advice = "Take from_queryset=None and hand it on."
    bases = ("django.db.models.Model",)
    grow = {
        "refresh_from_db": (("from_queryset", "None"),),
        "arefresh_from_db": (("from_queryset", "None"),),
    }
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    def refresh_from_db(self, using=None, fields=None):
                        self.cache = None
                        super().refresh_from_db(using=using, fields=fields)
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    def refresh_from_db(self, using=None, fields=None, from_queryset=None):
                        self.cache = None
                        super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)
                """,
        ),
        Flags(
            """\
                from django.db import models

                class Book(models.Model):
                    def refresh_from_db(self, using=None, fields=None):
                        super().refresh_from_db(using=using, fields=fields)
                """,
            line=4,
            supports="4.2",
        ),
        Keeps(
            """\
                from django.db import models

                class Book(models.Model):
                    def refresh_from_db(self, *args, **kwargs):
                        super().refresh_from_db(*args, **kwargs)

                class Page(models.Model):
                    def refresh_from_db(self, using=None, **kwargs):
                        super().refresh_from_db(using=using, **kwargs)

                class Shelf:
                    def refresh_from_db(self, using=None, fields=None):
                        pass
                """
        ),
    ]
