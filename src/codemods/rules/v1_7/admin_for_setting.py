"""The setting ``ADMIN_FOR``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeSettings


class AdminForSetting(ChangeSettings):
    """``ADMIN_FOR`` of the admin's documentation has no effect any more."""

    change = "1.7/admin-for-setting"
    remove = {"ADMIN_FOR": ""}
    advice = "The admin's documentation is about the site that it runs in; drop what uses the setting."
    available = "1.7"
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = []
                ADMIN_FOR = (
                    "shop.settings",
                )
                DEBUG = True
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                """,
            current="1.6",
            target="1.7",
        ),
        Flags(
            """\
                from django.conf import settings

                sites = len(settings.ADMIN_FOR)
                """,
            line=3,
            current="1.6",
            target="1.7",
        ),
        Keeps(
            """\
                class Options:
                    ADMIN_FOR = ("shop",)

                print(Options.ADMIN_FOR)
                """,
            current="1.6",
            target="1.7",
        ),
    ]
