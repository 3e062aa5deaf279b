"""Functions that are registered as system checks."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.check_functions import CheckFunctions


class CheckFunctionsAcceptKwargs(CheckFunctions):
    """A function that is registered as a check has to take any keyword argument."""

    change = "3.2/check-functions-accept-kwargs"
    advice = "Take **kwargs."
    examples = [
        Fixes(
            before="""\
                from django.core import checks
                from django.core.checks import Tags, register

                @register
                def one(app_configs):
                    return []

                @checks.register(Tags.security, deploy=True)
                def two(app_configs=None):
                    return []

                def three(app_configs):
                    return []

                if Tags.models:
                    def four(app_configs):
                        return []
                else:
                    def four(kwargs):
                        return []

                def five(app_configs, databases):
                    return []

                register(three, Tags.models)
                register(check=four)
                for check in (one, five):
                    register(Tags.models)(check)
                """,
            after="""\
                from django.core import checks
                from django.core.checks import Tags, register

                @register
                def one(app_configs, **kwargs):
                    return []

                @checks.register(Tags.security, deploy=True)
                def two(app_configs=None, **kwargs):
                    return []

                def three(app_configs, **kwargs):
                    return []

                if Tags.models:
                    def four(app_configs, **kwargs):
                        return []
                else:
                    def four(kwargs, **extra_kwargs):
                        return []

                def five(app_configs, databases, **kwargs):
                    return []

                register(three, Tags.models)
                register(check=four)
                for check in (one, five):
                    register(Tags.models)(check)
                """,
        ),
        Flags(
            path="shop/apps.py",
            source="""\
                from django.apps import AppConfig
                from django.core.checks import Tags, register

                from . import checks
                from .checks import imported

                class Check:
                    def __call__(self, app_configs):
                        return []

                class ShopConfig(AppConfig):
                    def own(self, app_configs):
                        return []

                    def ready(self):
                        register(imported, Tags.models)
                        register(Tags.models)(checks.imported)
                        register(self.own)
                        register(Check(), "shop")
                        register(lambda app_configs: [])
                """,
            lines=(16, 17, 18, 19, 20),
            files={
                "shop/__init__.py": "",
                "shop/checks.py": "def imported(app_configs):\n    return []\n",
            },
        ),
        Keeps(
            path="shop/apps.py",
            source="""\
                from django.apps import AppConfig
                from django.core.checks import Tags, register

                from .checks import imported

                class Check:
                    def __call__(self, app_configs, **kwargs):
                        return []

                class ShopConfig(AppConfig):
                    def ready(self):
                        register(imported, Tags.models)
                        register(Check(), "shop")
                        register(lambda app_configs, **kwargs: [])
                        register(*self.more)
                """,
            files={
                "shop/__init__.py": "",
                "shop/checks.py": "def imported(app_configs, **kwargs):\n    return []\n",
            },
        ),
        Keeps(
            """\
                from django.core.checks import register
                from django.template import Library

                library = Library()

                @register()
                def one(app_configs, **kwargs):
                    return []

                @library.filter
                def two(value):
                    return value
                """
        ),
    ]
