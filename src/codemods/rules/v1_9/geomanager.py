"""``GeoManager``."""

from __future__ import annotations

import ast

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes import RenameSymbols
from codemods.rules.site import Site


class Geomanager(RenameSymbols):
    """Spatial models need no ``GeoManager`` any more; the plain ``Manager`` does all that is left."""

    change = "1.9/geomanager"
    also = ("2.0/geomanager",)
    renames = {
        "django.contrib.gis.db.models.GeoManager": "django.contrib.gis.db.models.Manager",
        "django.contrib.gis.db.models.manager.GeoManager": "django.db.models.Manager",
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis.db import models

                class Place(models.Model):
                    point = models.PointField()
                    objects = models.GeoManager()

                class PlaceManager(models.GeoManager):
                    pass
                """,
            after="""\
                from django.contrib.gis.db import models

                class Place(models.Model):
                    point = models.PointField()
                    objects = models.Manager()

                class PlaceManager(models.Manager):
                    pass
                """,
        ),
        Suggests(
            before="""\
                from django.contrib.gis.db import models

                class Place(models.Model):
                    objects = models.GeoManager()
                """,
            after="""\
                from django.contrib.gis.db import models

                class Place(models.Model):
                    objects = models.Manager()
                """,
            target="1.11",
        ),
        Keeps(
            """\
                from django.contrib.gis.db import models
                from shop.managers import GeoManager

                class Place(models.Model):
                    objects = GeoManager()
                    others = models.Manager()
                """
        ),
    ]

    def _answer(self, site: Site, *edits: Edit, also: list[ast.AST] | None = None) -> Answer:
        message = self._message(site.qname, self.new_name(site.qname) or "")
        if self.gone:
            return site.fix(*edits, message=message, also=also or [])
        return site.suggest(
            *edits,
            message=message,
            advice="The spatial methods of its querysets (distance(), area(), ...) only work with GeoManager; do so once "
            "none of them is called.",
            also=also or [],
        )
