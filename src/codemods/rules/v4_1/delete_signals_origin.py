"""``pre_delete`` and ``post_delete`` with ``origin``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.receivers import GrowReceivers


class DeleteSignalsOrigin(GrowReceivers):
    """The delete signals are sent with ``origin``, so receivers must take it."""

    change = "4.1/delete-signals-origin"
    signals = {
        "django.db.models.signals.pre_delete": "origin",
        "django.db.models.signals.post_delete": "origin",
    }
    examples = [
        Fixes(
            before="""\
                from django.db.models.signals import post_delete

                def fill(sender, instance, using):
                    pass

                post_delete.connect(fill)
                """,
            after="""\
                from django.db.models.signals import post_delete

                def fill(sender, instance, using, **kwargs):
                    pass

                post_delete.connect(fill)
                """,
        ),
        Fixes(
            before="""\
                from django.db.models import signals
                from django.dispatch import receiver

                @receiver([signals.pre_delete])
                def fill(sender, using, *,
                         signal,
                         ):
                    pass
                """,
            after="""\
                from django.db.models import signals
                from django.dispatch import receiver

                @receiver([signals.pre_delete])
                def fill(sender, using, *,
                         signal,
                         **kwargs):
                    pass
                """,
        ),
        Keeps(
            """\
                from django.db.models.signals import post_delete, post_save

                def fill(sender, **kwargs):
                    pass

                def other(sender, instance):
                    pass

                post_delete.connect(fill)
                post_save.connect(other)
                """
        ),
    ]
