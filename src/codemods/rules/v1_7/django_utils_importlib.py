"""The module ``django.utils.importlib``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RenameSymbols


class DjangoUtilsImportlib(RenameSymbols):
    """``django.utils.importlib`` was a copy of the standard library's ``importlib``."""

    change = "1.7/django-utils-importlib"
    also = ("1.9/utils-importlib",)
    moves = {"django.utils.importlib": "importlib"}
    examples = [
        Fixes(
            before="""\
                from django.utils.importlib import import_module

                import_module("shop.models")
                """,
            after="""\
                from importlib import import_module

                import_module("shop.models")
                """,
        ),
        Fixes(
            before="""\
                from django.utils import importlib, six

                importlib.import_module(six.text_type("shop.models"))
                """,
            after="""\
                import importlib

                from django.utils import six

                importlib.import_module(six.text_type("shop.models"))
                """,
        ),
        Flags(
            """\
                import django.utils.importlib

                django.utils.importlib.import_module("shop.models")
                """,
            line=1,
        ),
        Keeps(
            """\
                try:
                    from importlib import import_module
                except ImportError:
                    from django.utils.importlib import import_module

                import_module("shop.models")
                """
        ),
        Keeps(
            """\
                from shop.utils import importlib

                importlib.import_module("shop.models")
                """
        ),
    ]
