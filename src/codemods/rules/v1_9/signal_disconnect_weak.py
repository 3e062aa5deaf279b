"""``weak`` of ``Signal.disconnect()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class SignalDisconnectWeak(ChangeArguments):
    """``Signal.disconnect()`` takes no ``weak``."""

    change = "1.9/signal-disconnect-weak"
    also = ("2.0/signal-disconnect-weak",)
    methods = ("django.dispatch.Signal.disconnect", "django.db.models.signals.ModelSignal.disconnect")
    remove = {"weak": 2}
    keywords = (None, None, None, "dispatch_uid")
    examples = [
        Fixes(
            before="""\
                from django.dispatch import Signal

                paid = Signal()
                paid.disconnect(print, sender=None, weak=False)
                paid.disconnect(print, None, True, "uid")
                """,
            after="""\
                from django.dispatch import Signal

                paid = Signal()
                paid.disconnect(print, sender=None)
                paid.disconnect(print, None, dispatch_uid="uid")
                """,
        ),
        Keeps("""\
                from blinker import Signal

                paid = Signal()
                paid.disconnect(print, sender=None, weak=False)
                """),
    ]
