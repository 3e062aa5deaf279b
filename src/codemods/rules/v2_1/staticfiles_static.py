"""The module ``django.contrib.staticfiles.templatetags.staticfiles``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class StaticfilesStatic(RenameSymbols):
    """``static()`` is imported from ``django.templatetags.static``."""

    change = "2.1/staticfiles-static-function"
    also = ("3.0/staticfiles-static-function",)
    renames = {
        f"django.contrib.{app}.{name}": f"django.templatetags.static.{name}"
        for app in ("staticfiles.templatetags.staticfiles", "admin.templatetags.admin_static")
        for name in ("static", "StaticNode")
    }
    moves = {
        "django.contrib.staticfiles.templatetags.staticfiles": "django.templatetags.static",
        "django.contrib.admin.templatetags.admin_static": "django.templatetags.static",
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.staticfiles.templatetags.staticfiles import static

                LOGO = static("logo.png")
                """,
            after="""\
                from django.templatetags.static import static

                LOGO = static("logo.png")
                """,
        ),
        Fixes(
            before="""\
                from unittest import mock

                from django.contrib.admin.templatetags.admin_static import static as url_of
                from django.contrib.staticfiles.templatetags import staticfiles

                with mock.patch("django.contrib.staticfiles.templatetags.staticfiles.static"):
                    print(url_of("a"), staticfiles.static("b"))
                """,
            after="""\
                from unittest import mock

                from django.templatetags.static import static as url_of
                from django.templatetags import static

                with mock.patch("django.templatetags.static.static"):
                    print(url_of("a"), static.static("b"))
                """,
        ),
        Keeps("""\
                from django.conf.urls.static import static
                from django.contrib.staticfiles import finders
                from django.templatetags.static import static as url_of

                print(static("a"), finders, url_of("b"))
                """),
    ]
