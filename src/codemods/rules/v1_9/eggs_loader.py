"""The template loader for eggs."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.dropped_apps import DropEntries


class EggsLoader(DropEntries):
    """Templates inside eggs are no longer loaded."""

    change = "1.9/eggs-loader"
    also = ("2.0/loaders-eggs",)
    names = {"django.template.loaders.eggs.Loader": "Install applications unpacked, and drop the loader."}
    advice = "Applications that are installed as eggs have to be installed unpacked."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                TEMPLATE_LOADERS = (
                    'django.template.loaders.filesystem.Loader',
                    'django.template.loaders.app_directories.Loader',
                    'django.template.loaders.eggs.Loader',
                )
                ROOT_URLCONF = 'shop.urls'
                """,
            after="""\
                TEMPLATE_LOADERS = (
                    'django.template.loaders.filesystem.Loader',
                    'django.template.loaders.app_directories.Loader',
                )
                ROOT_URLCONF = 'shop.urls'
                """,
        ),
        Flags(
            """\
                from django.template.loaders.eggs import Loader

                print(Loader)
                """
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                TEMPLATE_LOADERS = [
                    'django.template.loaders.filesystem.Loader',
                    'shop.loaders.eggs.Loader',
                ]
                ROOT_URLCONF = 'shop.urls'
                """,
        ),
    ]
