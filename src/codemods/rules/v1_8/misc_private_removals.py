"""Undocumented names that Django 1.8 no longer has."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class MiscPrivateRemovals(RemoveSymbols):
    """Undocumented names that Django 1.8 no longer has."""

    change = "1.8/misc-private-removals"
    names = {
        "django.db.models.expressions.ExpressionNode": "Build on Expression, Func or Combinable of that module.",
        "django.db.models.sql.expressions.SQLEvaluator": "An expression makes its own SQL in as_sql().",
        "django.db.models.query.DateQuerySet": "dates() gives a plain QuerySet.",
        "django.db.models.query.DateTimeQuerySet": "datetimes() gives a plain QuerySet.",
        "django.db.models.sql.constants.JoinInfo": "Joins are objects of django.db.models.sql.datastructures.Join.",
        "django.db.models.sql.datastructures.Date": "Use django.db.models.functions (Trunc since 1.10).",
        "django.contrib.auth.hashers.load_hashers": "Use get_hashers().",
        "django.contrib.auth.hashers.HASHERS": "Use get_hashers().",
        "django.contrib.auth.forms.mask_password": "Use mask_hash() of django.contrib.auth.hashers.",
        "django.contrib.contenttypes.management.update_all_contenttypes": "Call update_contenttypes() for every app.",
        "django.contrib.gis.db.models.query.GeoValuesQuerySet": "values() gives a plain QuerySet.",
        "django.contrib.gis.db.models.sql.query.GeoQuery": "The plain Query does its work.",
        "django.contrib.gis.db.models.sql.where.GeoWhereNode": "Lookups of django.contrib.gis make their own SQL.",
        "django.views.debug.default_exception_reporter_filter": "Call get_exception_reporter_filter(request).",
        "django.core.management.commands.dumpdata.sort_dependencies": "It lives in django.core.serializers.",
        "django.core.urlresolvers.RegexURLResolver.resolve404": "Use resolve_error_handler(404).",
    }
    examples = [
        Flags(
            """\
                from django.contrib.auth import hashers
                from django.db.models.expressions import ExpressionNode

                class Twice(ExpressionNode):
                    known = hashers.load_hashers
                """,
            lines=(2, 5),
        ),
        Keeps(
            """\
                from django.contrib.auth.hashers import get_hashers
                from shop.expressions import ExpressionNode

                class Twice(ExpressionNode):
                    known = get_hashers
                """
        ),
    ]
