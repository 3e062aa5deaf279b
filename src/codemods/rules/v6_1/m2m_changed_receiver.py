"""``m2m_changed`` with ``raw``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.receivers import GrowReceivers


class M2mChangedReceiver(GrowReceivers):
    """``m2m_changed`` is sent with ``raw``, so receivers must take it."""

    change = "6.1/m2m-changed-receiver-signature"
    signals = {"django.db.models.signals.m2m_changed": "raw"}
    examples = [
        Fixes(
            before="""\
                from django.db.models.signals import m2m_changed
                from django.dispatch import receiver

                @receiver(m2m_changed)
                def follow(sender, instance, action, reverse, model, pk_set, using, signal):
                    pass
                """,
            after="""\
                from django.db.models.signals import m2m_changed
                from django.dispatch import receiver

                @receiver(m2m_changed)
                def follow(sender, instance, action, reverse, model, pk_set, using, signal, **kwargs):
                    pass
                """,
        ),
        Keeps(
            """\
                from django.db.models.signals import m2m_changed, post_save

                def follow(sender, **kwargs):
                    pass

                def other(sender, instance, created):
                    pass

                m2m_changed.connect(follow)
                post_save.connect(other)
                """
        ),
    ]
