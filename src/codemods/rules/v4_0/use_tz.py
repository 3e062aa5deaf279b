"""``USE_TZ`` where no settings module says what it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.shapes.handed_settings import options_of
from codemods.rules.shapes.pinned_settings import PinSetting
from codemods.rules.site import Site

_SPHINX = frozenset(["html_theme", "master_doc", "root_doc", "source_suffix", "html_static_path"])


class UseTz(PinSetting):
    """``USE_TZ`` was False where nothing was said, and is True from 5.0 on."""

    change = "4.0/use-tz-default"
    also = ("5.0/use-tz-default",)
    advice = "Write down USE_TZ = False, which is what the project runs with."
    setting = "USE_TZ"
    value = "False"
    neighbours = ("USE_I18N", "TIME_ZONE", "LANGUAGE_CODE", "USE_L10N")
    examples = [
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                TIME_ZONE = "Europe/Paris"
                DATABASES = {}
                """,
            after="""\
                INSTALLED_APPS = []
                TIME_ZONE = "Europe/Paris"
                USE_TZ = False
                DATABASES = {}
                """,
        ),
        Fixes(
            path="site/settings/base.py",
            files={
                "site/settings/__init__.py": "",
                "site/settings/test.py": "from .base import *\n\nDATABASES = {}\nDEBUG = True\n",
            },
            before="""\
                INSTALLED_APPS = []
                DATABASES = {
                    "default": {},
                }
                """,
            after="""\
                INSTALLED_APPS = []
                DATABASES = {
                    "default": {},
                }
                USE_TZ = False
                """,
        ),
        Fixes(
            path="runtests.py",
            before="""\
                from django.conf import settings

                settings.configure(
                    DATABASES={},
                )
                """,
            after="""\
                from django.conf import settings

                settings.configure(
                    DATABASES={},
                    USE_TZ=False,
                )
                """,
        ),
        Fixes(
            path="runtests.py",
            before="""\
                from django.conf import settings

                OPTIONS = {
                    'DATABASES': {},
                    'SECRET_KEY': "x",
                }
                settings.configure(**OPTIONS)
                """,
            after="""\
                from django.conf import settings

                OPTIONS = {
                    'DATABASES': {},
                    'SECRET_KEY': "x",
                    'USE_TZ': False,
                }
                settings.configure(**OPTIONS)
                """,
        ),
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                DATABASES = {}
                # USE_TZ = True

                try:
                    from .local_settings import *
                except ImportError:
                    pass

                TIME_ZONE = "Europe/Paris"
                """,
            after="""\
                INSTALLED_APPS = []
                DATABASES = {}
                USE_TZ = False
                # USE_TZ = True

                try:
                    from .local_settings import *
                except ImportError:
                    pass

                TIME_ZONE = "Europe/Paris"
                """,
        ),
        Fixes(
            path="site/settings.py",
            before="""\
                from configurations import Configuration

                class Common(Configuration):
                    INSTALLED_APPS = []
                    DATABASES = {}
                    TIME_ZONE = "Europe/Paris"
                    DEBUG = True

                class Live(Common):
                    INSTALLED_APPS = [*Common.INSTALLED_APPS, "shop"]
                    DEBUG = False
                """,
            after="""\
                from configurations import Configuration

                class Common(Configuration):
                    INSTALLED_APPS = []
                    DATABASES = {}
                    TIME_ZONE = "Europe/Paris"
                    USE_TZ = False
                    DEBUG = True

                class Live(Common):
                    INSTALLED_APPS = [*Common.INSTALLED_APPS, "shop"]
                    DEBUG = False
                """,
        ),
        Suggests(
            path="site/settings.py",
            before="""\
                from oscar.defaults import *

                INSTALLED_APPS = []
                DATABASES = {}
                """,
            after="""\
                from oscar.defaults import *

                INSTALLED_APPS = []
                DATABASES = {}
                USE_TZ = False
                """,
        ),
        Fixes(
            path="site/settings/base.py",
            files={
                "site/settings/__init__.py": "from .base import *\n",
                "site/settings/logs.py": "LOGGING = {}\n",
            },
            before="""\
                from .logs import *

                INSTALLED_APPS = []
                DATABASES = {}
                """,
            after="""\
                from .logs import *

                INSTALLED_APPS = []
                DATABASES = {}
                USE_TZ = False
                """,
        ),
        Flags(
            """\
                from django.conf import settings

                def main(options):
                    settings.configure(**options)
                """,
            line=4,
        ),
        Keeps(
            """\
                from .base import *

                INSTALLED_APPS = []
                DATABASES = {}
                """,
            path="site/settings/test.py",
            files={
                "site/settings/__init__.py": "",
                "site/settings/base.py": "INSTALLED_APPS = []\nDATABASES = {}\nUSE_TZ = True\n",
            },
        ),
        Keeps(
            path="site/settings.py",
            source="""\
                from configurations import Configuration

                class Zone:
                    USE_TZ = True

                class Common(Zone, Configuration):
                    INSTALLED_APPS = []
                    DATABASES = {}
                """,
        ),
        Keeps(
            """\
                INSTALLED_APPS = []
                DATABASES = {}
                """,
            path="site/settings/apps.py",
            files={
                "site/settings/__init__.py": "from .apps import *\n\nUSE_TZ = True\nROOT_URLCONF = 'x'\n",
            },
        ),
        Keeps(
            """\
                INSTALLED_APPS = []
                DATABASES = {}
                """,
            path="site/settings/components/base.py",
            files={
                "site/settings/__init__.py": "from split_settings.tools import include\n\n"
                "include('components/base.py', 'components/zone.py')\n",
                "site/settings/components/zone.py": "USE_TZ = True\n",
            },
        ),
        Keeps(
            """\
                from site.settings.base import INSTALLED_APPS

                DATABASES = {}
                INSTALLED_APPS += ["shop"]
                """,
            path="site/settings/shop.py",
            files={"site/settings/base.py": "INSTALLED_APPS = []\nDATABASES = {}\nUSE_TZ = True\n"},
        ),
        Keeps(
            """\
                from django.conf import settings
                from runtests import get_settings

                settings.configure(**get_settings())
                """,
            path="checks.py",
            files={"runtests.py": "def get_settings():\n    return {'USE_TZ': True}\n"},
        ),
        Keeps(
            """\
                from django.conf import settings

                settings.configure(INSTALLED_APPS=["shop"])
                extensions = ["sphinx.ext.autodoc"]
                master_doc = "index"
                """,
            path="docs/conf.py",
        ),
        Keeps(
            """\
                from django.conf import settings

                OPTIONS = dict(USE_TZ=True)
                settings.configure(**OPTIONS)
                settings.configure(base)
                """,
        ),
    ]

    def _configure(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        if (
            call.args
            or site.keyword(call, "USE_TZ") is not None
            or site.keyword(call, "default_settings") is not None
        ):
            return
        if (
            not _SPHINX.isdisjoint(site.module.walk.root.bindings)
            and "extensions" in site.module.walk.root.bindings
        ):
            return  # building documents tells no time
        if site.has_stars(call):
            if "USE_TZ" in site.module.text or self._elsewhere(site, call):
                return
            made = options_of(site, call)
            edit = self._added(site, made) if made is not None else None
            if edit is not None:
                yield site.fix(edit)
                return
            yield site.flag(advice="See to it that the settings handed on say what USE_TZ is.")
            return
        yield site.fix(site.edit_call(call).add("USE_TZ", "False").edit())

    def _elsewhere(self, site: Site, call: ast.Call) -> bool:
        """Whether what is handed on is made in another module of the repository, which says what it says."""
        for keyword in call.keywords:
            made = keyword.value.func if isinstance(keyword.value, ast.Call) else keyword.value
            found = site.resolve(made, certain=False) if keyword.arg is None else None
            home = (found or "").rpartition(".")[0]
            if home and home != site.module.name and home in site.index.modules:
                return True
        return False
