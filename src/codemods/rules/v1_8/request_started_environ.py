"""Receivers of ``request_started``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.receivers import GrowReceivers


class RequestStartedEnviron(GrowReceivers):
    """``request_started`` is sent with ``environ``."""

    change = "1.8/request-started-environ"
    signals = {"django.core.signals.request_started": "environ"}
    examples = [
        Fixes(
            before="""\
                from django.core.signals import request_started

                def forget(sender):
                    pass

                request_started.connect(forget)
                """,
            after="""\
                from django.core.signals import request_started

                def forget(sender, **kwargs):
                    pass

                request_started.connect(forget)
                """,
        ),
        Keeps(
            """\
                from django.core.signals import request_finished, request_started

                def forget(sender, **kwargs):
                    pass

                def other(sender):
                    pass

                request_started.connect(forget)
                request_finished.connect(other)
                """
        ),
    ]
