"""``add_postgis_srs()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class GisAddPostgisSrs(RenameSymbols):
    """``add_postgis_srs()`` was an alias of ``add_srs_entry()``."""

    change = "1.10/gis-add-postgis-srs"
    renames = {"django.contrib.gis.utils.add_postgis_srs": "django.contrib.gis.utils.add_srs_entry"}
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis.utils import add_postgis_srs

                add_postgis_srs(900913)
                """,
            after="""\
                from django.contrib.gis.utils import add_srs_entry

                add_srs_entry(900913)
                """,
        ),
        Keeps("from shop.gis import add_postgis_srs\n\nadd_postgis_srs(900913)\n"),
    ]
