"""Source maps that scripts name, and hashed names of static files."""

from __future__ import annotations

import re

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.static_sources import MissingSourceMaps

_STORAGE = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
_SETTINGS = f"""\
INSTALLED_APPS = ["shop"]
STATIC_URL = "/static/"
STATICFILES_STORAGE = "{_STORAGE}"
"""
_SCRIPT = "shop/static/shop/vendor.min.js"


class ManifestSourceMaps(MissingSourceMaps):
    """Where static files have hashed names, collectstatic fails for a script that names a source map which is missing."""

    change = "4.0/manifest-js-source-maps"
    suffix = ".js"
    comment = re.compile(r"^//# sourceMappingURL=(.*)$", re.MULTILINE)
    partly = True
    examples = [
        Flags(
            path="site/settings.py",
            source=_SETTINGS,
            line=3,
            files={"shop/__init__.py": "", _SCRIPT: "a()\n//# sourceMappingURL=vendor.min.js.map\n"},
        ),
        Flags(
            path="site/settings.py",
            source=f"""\
                import os

                BASE_DIR = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
                INSTALLED_APPS = []
                STORAGES = {{"staticfiles": {{"BACKEND": "{_STORAGE}"}}}}
                STATICFILES_DIRS = [("lib", os.path.join(BASE_DIR, "assets"))]
                """,
            line=5,
            files={"assets/a.js": "//# sourceMappingURL=maps/a.js.map?v=1"},
        ),
        Flags(
            path="site/settings.py",
            source=_SETTINGS.replace(_STORAGE, "shop.storage.OwnStorage"),
            line=3,
            files={
                "shop/__init__.py": "",
                "shop/storage.py": f"""\
                    from {_STORAGE.rpartition(".")[0]} import ManifestStaticFilesStorage

                    class OwnStorage(ManifestStaticFilesStorage):
                        manifest_strict = False
                    """,
                _SCRIPT: "//# sourceMappingURL=vendor.map",
            },
        ),
        Keeps(
            path="site/settings.py",
            source=_SETTINGS,
            files={
                "shop/__init__.py": "",
                _SCRIPT: "a()\n//# sourceMappingURL=maps/vendor.min.js.map\n",
                "shop/static/shop/maps/vendor.min.js.map": "{}",
                "shop/static/shop/a.js": "//# sourceMappingURL=data:application/json;base64,e30=\n",
                "shop/static/shop/b.js": "//# sourceMappingURL=https://cdn.example.com/b.js.map\n",
                "shop/static/shop/c.js": "//@ sourceMappingURL=c.js.map\nx = '//# sourceMappingURL=c.js.map'\n",
                "shop/static/shop/d.js": "//# sourceMappingURL=/maps/d.js.map\n",
                "shop/static/shop/e.css": "/*# sourceMappingURL=e.css.map */",
                "books/__init__.py": "",
                "books/static/books.js": "//# sourceMappingURL=books.js.map",
            },
        ),
        Keeps(
            path="site/settings.py",
            source=_SETTINGS.replace(_STORAGE, "django.contrib.staticfiles.storage.StaticFilesStorage"),
            files={"shop/__init__.py": "", _SCRIPT: "a()\n//# sourceMappingURL=vendor.min.js.map\n"},
        ),
        Keeps(
            path="site/settings.py",
            source=_SETTINGS.replace(_STORAGE, "shop.storage.OwnStorage"),
            files={
                "shop/__init__.py": "",
                "shop/storage.py": f"""\
                    from {_STORAGE.rpartition(".")[0]} import ManifestStaticFilesStorage

                    class OwnStorage(ManifestStaticFilesStorage):
                        def hashed_name(self, name, content=None, filename=None):
                            return name
                    """,
                _SCRIPT: "//# sourceMappingURL=vendor.map",
            },
        ),
    ]
