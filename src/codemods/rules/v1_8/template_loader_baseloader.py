"""``django.template.loader.BaseLoader``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class TemplateLoaderBaseloader(RenameSymbols):
    """``django.template.loader.BaseLoader`` is ``django.template.loaders.base.Loader`` now."""

    change = "1.8/template-loader-baseloader"
    also = ("1.10/template-loader-baseloader",)
    renames = {"django.template.loader.BaseLoader": "django.template.loaders.base.Loader"}
    examples = [
        Fixes(
            before="""\
                from django.template import TemplateDoesNotExist
                from django.template.loader import BaseLoader

                class Loader(BaseLoader):
                    def load_template_source(self, name, dirs=None):
                        raise TemplateDoesNotExist(name)
                """,
            after="""\
                from django.template import TemplateDoesNotExist
                from django.template.loaders.base import Loader as BaseLoader

                class Loader(BaseLoader):
                    def load_template_source(self, name, dirs=None):
                        raise TemplateDoesNotExist(name)
                """,
        ),
        Fixes(
            before="""\
                from django.template import loader

                class OwnLoader(loader.BaseLoader):
                    pass
                """,
            after="""\
                from django.template.loaders.base import Loader

                class OwnLoader(Loader):
                    pass
                """,
        ),
        Keeps(
            """\
                from shop.template.loader import BaseLoader

                class Loader(BaseLoader):
                    pass
                """
        ),
    ]
