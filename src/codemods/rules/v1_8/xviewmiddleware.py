"""``django.middleware.doc.XViewMiddleware``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class Xviewmiddleware(RenameSymbols):
    """``XViewMiddleware`` lives in ``django.contrib.admindocs.middleware``."""

    change = "1.8/xviewmiddleware"
    renames = {"django.middleware.doc.XViewMiddleware": "django.contrib.admindocs.middleware.XViewMiddleware"}
    paths = True
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                MIDDLEWARE_CLASSES = [
                    "django.middleware.common.CommonMiddleware",
                    "django.middleware.doc.XViewMiddleware",
                ]
                """,
            after="""\
                MIDDLEWARE_CLASSES = [
                    "django.middleware.common.CommonMiddleware",
                    "django.contrib.admindocs.middleware.XViewMiddleware",
                ]
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                MIDDLEWARE_CLASSES = ["shop.middleware.doc.XViewMiddleware"]
                """,
        ),
    ]
