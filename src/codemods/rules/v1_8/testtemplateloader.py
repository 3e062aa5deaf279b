"""``django.test.utils.TestTemplateLoader``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


class Testtemplateloader(RenameSymbols):
    """``TestTemplateLoader`` is gone; ``django.template.loaders.locmem.Loader`` does its work."""

    change = "1.8/testtemplateloader"
    also = ("1.9/testtemplateloader",)
    renames = {"django.test.utils.TestTemplateLoader": "django.template.loaders.locmem.Loader"}
    suggests = True
    advice = "The loader takes its templates as an option: ('django.template.loaders.locmem.Loader', {name: source})."
    examples = [
        Suggests(
            before="""\
                from django.test.utils import TestTemplateLoader

                print(TestTemplateLoader)
                """,
            after="""\
                from django.template.loaders.locmem import Loader

                print(Loader)
                """,
        ),
        Keeps(
            """\
                from shop.test import TestTemplateLoader

                print(TestTemplateLoader)
                """
        ),
    ]
