"""``include()`` and its home."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact


class UrlsInclude(RenameExact):
    """``include()`` lives in ``django.urls``."""

    change = "2.0/include-from-django-urls"
    renames = {"django.conf.urls.include": "django.urls.include"}
    examples = [
        Fixes(
            before="""\
                from django.conf.urls import handler404, include

                print(handler404, include("a.urls"))
                """,
            after="""\
                from django.conf.urls import handler404
                from django.urls import include

                print(handler404, include("a.urls"))
                """,
            modernize=True,
        ),
        Keeps(
            """\
                from django.urls import include

                print(include("a.urls"))
                """,
            modernize=True,
        ),
    ]
