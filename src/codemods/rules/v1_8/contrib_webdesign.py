"""The application ``django.contrib.webdesign``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.dropped_apps import DropEntries


class ContribWebdesign(DropEntries):
    """``django.contrib.webdesign`` is gone; its tag ``lorem`` is built in."""

    change = "1.8/contrib-webdesign"
    also = ("1.10/undocumented-contrib-webdesign",)
    names = {"django.contrib.webdesign": "The tag lorem is built in."}
    available = "1.8"
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = (
                    "django.contrib.sites",
                    "django.contrib.webdesign",
                    "shop",
                )
                """,
            after="""\
                INSTALLED_APPS = (
                    "django.contrib.sites",
                    "shop",
                )
                """,
        ),
        Flags(
            """\
                from django.contrib import webdesign

                print(webdesign)
                """,
            line=1,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = ("django.contrib.sites", "shop.contrib.webdesign")
                """,
        ),
    ]
