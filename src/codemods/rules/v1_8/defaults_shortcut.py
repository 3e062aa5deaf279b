"""``django.views.defaults.shortcut``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class DefaultsShortcut(RenameSymbols):
    """The view ``shortcut`` lives in ``django.contrib.contenttypes.views``."""

    change = "1.8/defaults-shortcut"
    renames = {"django.views.defaults.shortcut": "django.contrib.contenttypes.views.shortcut"}
    paths = True
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import url
                from django.views.defaults import page_not_found, shortcut

                urlpatterns = [
                    url(r"^r/(\\d+)/(.*)/$", shortcut),
                    url(r"^s/(\\d+)/(.*)/$", "django.views.defaults.shortcut"),
                    url(r"^404/$", page_not_found),
                ]
                """,
            after="""\
                from django.conf.urls import url
                from django.contrib.contenttypes.views import shortcut
                from django.views.defaults import page_not_found

                urlpatterns = [
                    url(r"^r/(\\d+)/(.*)/$", shortcut),
                    url(r"^s/(\\d+)/(.*)/$", "django.contrib.contenttypes.views.shortcut"),
                    url(r"^404/$", page_not_found),
                ]
                """,
        ),
        Keeps(
            """\
                from shop.views.defaults import shortcut

                print(shortcut)
                """
        ),
    ]
