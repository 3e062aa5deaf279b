"""``DEFAULT_AUTO_FIELD`` where no settings module says what it is, on the way to 3.2 ... 5.2."""

from codemods.releases import Range, Release
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.pinned_settings import PinSetting

_BIG = Release(6, 0)
"""The release that changes the default; its own rule pins the setting on the way there."""


class DefaultAutoFieldSetting(PinSetting):
    """Projects have to say of which type the primary keys are that no model declares, or are warned (models.W042)."""

    change = "3.2/default-auto-field-setting"
    advice = 'DEFAULT_AUTO_FIELD = "django.db.models.AutoField" keeps the keys that the tables have.'
    setting = "DEFAULT_AUTO_FIELD"
    value = '"django.db.models.AutoField"'
    neighbours = ("DATABASES",)
    configure_needs = "INSTALLED_APPS"
    examples = [
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                DATABASES = {
                    "default": {},
                }
                TIME_ZONE = "UTC"
                """,
            after="""\
                INSTALLED_APPS = []
                DATABASES = {
                    "default": {},
                }
                DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
                TIME_ZONE = "UTC"
                """,
            target="5.2",
        ),
        Keeps(
            path="site/settings.py",
            source="""\
                INSTALLED_APPS = []
                DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
                """,
            target="3.2",
        ),
    ]

    @classmethod
    def active(cls, range: Range, modernize: bool = False) -> bool:
        # A project that came to 3.2 without a choice still has the warning to answer when it goes on from there.
        began = Release(3, 2)
        return began <= range.target < _BIG and range.start <= began and range.target != range.start
