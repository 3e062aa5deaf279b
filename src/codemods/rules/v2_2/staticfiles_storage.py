"""``CachedStaticFilesStorage``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


class CachedStaticFilesStorage(RenameSymbols):
    """``CachedStaticFilesStorage`` made way for ``ManifestStaticFilesStorage``."""

    change = "2.2/cachedstaticfilesstorage"
    also = ("3.1/removed-cachedstaticfilesstorage",)
    renames = {
        "django.contrib.staticfiles.storage.CachedStaticFilesStorage": (
            "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
        ),
        "django.contrib.staticfiles.storage.CachedFilesMixin": "django.contrib.staticfiles.storage.ManifestFilesMixin",
    }
    suggests = True
    paths = True
    advice = "Hashed names come from a manifest that collectstatic writes: run it before the site is served."
    examples = [
        Suggests(
            before="""\
                STATICFILES_STORAGE = "django.contrib.staticfiles.storage.CachedStaticFilesStorage"
                """,
            after="""\
                STATICFILES_STORAGE = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
                """,
            path="shop/settings.py",
        ),
        Suggests(
            before="""\
                from django.contrib.staticfiles.storage import CachedFilesMixin, StaticFilesStorage

                class Storage(CachedFilesMixin, StaticFilesStorage):
                    pass
                """,
            after="""\
                from django.contrib.staticfiles.storage import ManifestFilesMixin, StaticFilesStorage

                class Storage(ManifestFilesMixin, StaticFilesStorage):
                    pass
                """,
        ),
        Keeps("""\
                from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
                from shop.storage import CachedStaticFilesStorage

                print(ManifestStaticFilesStorage, CachedStaticFilesStorage)
                """),
    ]
