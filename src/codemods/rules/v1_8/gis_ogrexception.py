"""``OGRException``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class GisOgrexception(RenameSymbols):
    """``OGRException`` is an alias of ``GDALException``."""

    change = "1.8/gis-ogrexception"
    also = ("2.0/gdal-ogrexception",)
    renames = {"django.contrib.gis.gdal.OGRException": "django.contrib.gis.gdal.GDALException"}
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis import gdal
                from django.contrib.gis.gdal import DataSource, OGRException

                def layer(path):
                    try:
                        return DataSource(path)[0]
                    except (OGRException, gdal.OGRException):
                        return None
                """,
            after="""\
                from django.contrib.gis import gdal
                from django.contrib.gis.gdal import DataSource, GDALException

                def layer(path):
                    try:
                        return DataSource(path)[0]
                    except (GDALException, gdal.GDALException):
                        return None
                """,
        ),
        Fixes(
            path="shop/forms.py",
            before="""\
                from django.core.exceptions import ImproperlyConfigured

                try:
                    from django.contrib.gis.gdal import OGRException
                except (ImportError, ImproperlyConfigured):
                    from .nogeos import OGRException
                """,
            after="""\
                from django.core.exceptions import ImproperlyConfigured

                try:
                    from django.contrib.gis.gdal import GDALException as OGRException
                except (ImportError, ImproperlyConfigured):
                    from .nogeos import OGRException
                """,
            files={"shop/__init__.py": "", "shop/nogeos.py": "class OGRException(Exception): pass\n"},
        ),
        Keeps(
            """\
                from shop.gdal import OGRException

                print(OGRException)
                """
        ),
    ]
