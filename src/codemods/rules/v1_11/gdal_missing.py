"""What importing GeoDjango raises where GDAL is missing."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_ERRORS = (
    "django.contrib.gis.gdal.GDALException",
    "django.contrib.gis.gdal.error.GDALException",
    "django.contrib.gis.gdal.OGRException",
    "django.contrib.gis.gdal.error.OGRException",
)


class GdalMissing(Rule):
    """Where the GDAL library is missing, importing GeoDjango raises ``ImproperlyConfigured``."""

    change = "1.11.2/gdal-missing-improperlyconfigured"
    triggers = (OnModule(("GDALException", "OGRException")),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis.gdal.error import GDALException

                try:
                    from django.contrib.gis.db import models
                except (ImportError, GDALException):
                    models = None
                """,
            after="""\
                from django.core.exceptions import ImproperlyConfigured

                try:
                    from django.contrib.gis.db import models
                except (ImportError, ImproperlyConfigured):
                    models = None
                """,
        ),
        Keeps(
            """\
                from django.contrib.gis.gdal import DataSource
                from django.contrib.gis.gdal.error import GDALException

                def read(path):
                    try:
                        return DataSource(path)
                    except GDALException:
                        return None
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for statement in site.module.nodes(ast.Try):
            if not statement.body or not all(_imports_gis(one) for one in statement.body):
                continue
            for handler in statement.handlers:
                kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
                for kind in kinds:
                    if kind is not None and site.resolve(kind, certain=False) in _ERRORS:
                        name = site.need("django.core.exceptions.ImproperlyConfigured", kind)
                        yield site.fix(site.replace(kind, name), node=kind)


def _imports_gis(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.ImportFrom):
        return (statement.module or "").startswith("django.contrib.gis")
    return isinstance(statement, ast.Import) and all(
        alias.name.startswith("django.contrib.gis") for alias in statement.names
    )
