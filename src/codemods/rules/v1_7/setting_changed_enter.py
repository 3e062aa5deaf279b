"""``setting_changed`` with ``enter``."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.receivers import GrowReceivers


class SettingChangedEnter(GrowReceivers):
    """``setting_changed`` is sent with ``enter``, so receivers must take it."""

    change = "1.7/setting-changed-enter"
    signals = {"django.test.signals.setting_changed": "enter"}
    advice = "Take **kwargs as well."
    examples = [
        Fixes(
            before="""\
                from django.test.signals import setting_changed

                def reload(sender, setting, value, signal):
                    pass

                setting_changed.connect(reload)
                """,
            after="""\
                from django.test.signals import setting_changed

                def reload(sender, setting, value, signal, **kwargs):
                    pass

                setting_changed.connect(reload)
                """,
            current="1.6",
            target="1.7",
        ),
        Fixes(
            before="""\
                from django.dispatch import receiver
                from django.test import signals

                @receiver(signals.setting_changed)
                def reload(sender, setting, value, signal):
                    pass
                """,
            after="""\
                from django.dispatch import receiver
                from django.test import signals

                @receiver(signals.setting_changed)
                def reload(sender, setting, value, signal, **kwargs):
                    pass
                """,
            current="1.6",
            target="1.7",
        ),
        Fixes(
            before="""\
                from django.test.signals import setting_changed

                class Cache(object):
                    def __init__(self):
                        setting_changed.connect(self.reload)

                    def reload(self, sender, setting, value, signal):
                        pass
                """,
            after="""\
                from django.test.signals import setting_changed

                class Cache(object):
                    def __init__(self):
                        setting_changed.connect(self.reload)

                    def reload(self, sender, setting, value, signal, **kwargs):
                        pass
                """,
            current="1.6",
            target="1.7",
        ),
        Flags(
            """\
                from django.test.signals import setting_changed

                setting_changed.connect(lambda sender, setting, value, signal: None, weak=False)
                """,
            line=3,
            current="1.6",
            target="1.7",
        ),
        Keeps(
            """\
                from django.test.signals import setting_changed

                class Cache(object):
                    def __init__(self):
                        setting_changed.connect(self.reload)
                        setting_changed.connect(lambda **kwargs: None)

                    def reload(self, sender, **kwargs):
                        pass
                """,
            current="1.6",
            target="1.7",
        ),
        Keeps(
            """\
                from django.core.signals import request_finished
                from django.test.signals import setting_changed

                def reload(sender, **kwargs):
                    pass

                def other(sender, setting, value, signal, enter):
                    pass

                def last(sender, signal):
                    pass

                setting_changed.connect(reload)
                setting_changed.connect(other)
                request_finished.connect(last)
                """,
            current="1.6",
            target="1.7",
        ),
    ]
