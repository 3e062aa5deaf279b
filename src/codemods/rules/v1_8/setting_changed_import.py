"""``django.test.signals.setting_changed``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class SettingChangedImport(RenameSymbols):
    """The signal ``setting_changed`` lives in ``django.core.signals``, so that code that is no test can use it."""

    change = "1.8/setting-changed-import"
    renames = {"django.test.signals.setting_changed": "django.core.signals.setting_changed"}
    examples = [
        Fixes(
            before="""\
                from django.test.signals import setting_changed

                setting_changed.connect(print)
                """,
            after="""\
                from django.core.signals import setting_changed

                setting_changed.connect(print)
                """,
            modernize=True,
        ),
        Keeps(
            """\
                from django.core.signals import setting_changed

                setting_changed.connect(print)
                """,
            modernize=True,
        ),
    ]
