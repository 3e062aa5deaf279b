"""``template_dirs`` of the methods of template loaders."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeMethods


class LoaderTemplateDirs(ChangeMethods):
    """The methods of template loaders are no longer given ``template_dirs``."""

    change = "1.9/loader-template-dirs"
    also = ("2.0/loader-template-dirs",)
    bases = ("django.template.loaders.base.Loader",)
    shrink = {
        "get_template": ("template_dirs",),
        "get_template_sources": ("template_dirs",),
        "cache_key": ("template_dirs",),
    }
    advice = "Django gives none: drop the parameter and what is done with it."
    examples = [
        Fixes(
            before="""\
                from django.template.loaders.filesystem import Loader

                class Shop(Loader):
                    def get_template_sources(self, template_name, template_dirs=None):
                        return super().get_template_sources("shop/" + template_name, template_dirs)
                """,
            after="""\
                from django.template.loaders.filesystem import Loader

                class Shop(Loader):
                    def get_template_sources(self, template_name):
                        return super().get_template_sources("shop/" + template_name)
                """,
        ),
        Flags(
            source="""\
                from django.template.loaders.filesystem import Loader

                class Shop(Loader):
                    def get_template_sources(self, template_name, template_dirs=None):
                        return template_dirs or self.get_dirs()
                """,
            line=4,
        ),
        Keeps(
            source="""\
                class Shop:
                    def get_template_sources(self, template_name, template_dirs=None):
                        return []
                """,
        ),
    ]
