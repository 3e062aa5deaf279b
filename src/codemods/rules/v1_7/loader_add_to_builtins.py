"""``add_to_builtins()`` by way of ``django.template.loader``."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact
from codemods.rules.site import Site


class LoaderAddToBuiltins(RenameExact):
    """``django.template.loader`` no longer has ``add_to_builtins()``; ``django.template.base`` has."""

    change = "1.7/loader-add-to-builtins"
    renames = {"django.template.loader.add_to_builtins": "django.template.base.add_to_builtins"}
    examples = [
        Fixes(
            before="""\
                def ready():
                    from django.template.loader import add_to_builtins, get_template

                    add_to_builtins("shop.templatetags.prices")
                    get_template("a.html")
                """,
            after="""\
                def ready():
                    from django.template.base import add_to_builtins
                    from django.template.loader import get_template

                    add_to_builtins("shop.templatetags.prices")
                    get_template("a.html")
                """,
            target="1.8",
            current="1.6",
        ),
        Fixes(
            before="""\
                from django.template import loader

                loader.add_to_builtins("shop.templatetags.prices")
                """,
            after="""\
                from django.template.base import add_to_builtins

                add_to_builtins("shop.templatetags.prices")
                """,
            target="1.8",
            current="1.6",
        ),
        Keeps(
            """\
                from django.template.base import add_to_builtins
                from shop.template import loader

                add_to_builtins("shop.templatetags.prices")
                loader.add_to_builtins("shop.templatetags.prices")
                """,
            target="1.8",
            current="1.6",
        ),
    ]

    def _cannot(self, site: Site) -> Iterator[Answer]:
        return iter(())  # where django.template.base has lost it too, 1.9/add-to-builtins tells
