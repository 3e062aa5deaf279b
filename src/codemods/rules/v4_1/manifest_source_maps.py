"""Source maps that style sheets name, and hashed names of static files."""

from __future__ import annotations

import re

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.static_sources import MissingSourceMaps

_SETTINGS = """\
INSTALLED_APPS = ["shop.apps.ShopConfig"]
STATIC_URL = "/static/"
STATICFILES_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
"""
_STYLE = "shop/static/shop/style.css"


class ManifestSourceMaps(MissingSourceMaps):
    """Where static files have hashed names, collectstatic fails for a style sheet that names a source map which is
    missing.
    """

    change = "4.1/manifest-css-source-maps"
    suffix = ".css"
    comment = re.compile(r"^/\*#[ \t]sourceMappingURL=(.*)[ \t]*\*/$", re.MULTILINE)
    partly = True
    examples = [
        Flags(
            path="site/settings.py",
            source=_SETTINGS,
            line=3,
            files={"shop/__init__.py": "", _STYLE: "a {}\n/*# sourceMappingURL=style.css.map */"},
        ),
        Keeps(
            path="site/settings.py",
            source=_SETTINGS,
            files={
                "shop/__init__.py": "",
                _STYLE: "a {}\n/*# sourceMappingURL=style.css.map */\n",
                "shop/static/shop/style.css.map": "{}",
                "shop/static/shop/a.css": "/*# sourceMappingURL=data:application/json;base64,e30= */",
                "shop/static/shop/b.css": "a {} /*# sourceMappingURL=b.css.map */",
                "shop/static/shop/c.js": "//# sourceMappingURL=c.js.map",
            },
        ),
        Keeps(
            path="site/settings.py",
            source=_SETTINGS,
            files={
                "shop/__init__.py": "",
                "shop/static_src/style.css": "/*# sourceMappingURL=style.css.map */",
            },
        ),
    ]
