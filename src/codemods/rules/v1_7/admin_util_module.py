"""The module ``django.contrib.admin.util``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class AdminUtilModule(RenameSymbols):
    """``django.contrib.admin.util`` is ``django.contrib.admin.utils`` now."""

    change = "1.7/admin-util-module"
    also = ("1.9/admin-util",)
    moves = {"django.contrib.admin.util": "django.contrib.admin.utils"}
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin import util as admin_util
                from django.contrib.admin.util import quote, unquote

                print(quote, unquote, admin_util.flatten_fieldsets)
                """,
            after="""\
                from django.contrib.admin import utils as admin_util
                from django.contrib.admin.utils import quote, unquote

                print(quote, unquote, admin_util.flatten_fieldsets)
                """,
        ),
        Keeps(
            """\
                from shop.admin.util import quote

                print(quote)
                """
        ),
    ]
