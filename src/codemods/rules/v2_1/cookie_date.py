"""``cookie_date()``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes.functions import RenameFunctions


class CookieDate(RenameFunctions):
    """``cookie_date()`` made way for ``http_date()``, which writes the date with spaces instead of hyphens."""

    change = "2.1/http-cookie-date"
    also = ("3.0/cookie-date",)
    renames = {"django.utils.http.cookie_date": "django.utils.http.http_date"}
    suggests = True
    advice = "Rename it where spaces in the date are as good as hyphens, as they are in cookies and headers."
    examples = [
        Suggests(
            before="""\
                from django.utils.http import cookie_date

                print(cookie_date(0))
                """,
            after="""\
                from django.utils.http import http_date

                print(http_date(0))
                """,
        ),
        Keeps("""\
                from django.utils.http import http_date
                from shop.http import cookie_date

                print(http_date(0), cookie_date(0))
                """),
    ]
