"""``pre_migrate`` and ``post_migrate`` with ``stdout``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.receivers import GrowReceivers


class MigrateSignalStdout(GrowReceivers):
    """The migrate signals are sent with ``stdout``, so receivers must take it."""

    change = "4.0/migrate-signal-stdout"
    signals = {
        "django.db.models.signals.pre_migrate": "stdout",
        "django.db.models.signals.post_migrate": "stdout",
    }
    examples = [
        Fixes(
            before="""\
                from django.db.models.signals import post_migrate

                def fill(sender, app_config, verbosity, interactive, using, plan, apps):
                    pass

                post_migrate.connect(fill)
                """,
            after="""\
                from django.db.models.signals import post_migrate

                def fill(sender, app_config, verbosity, interactive, using, plan, apps, **kwargs):
                    pass

                post_migrate.connect(fill)
                """,
        ),
        Fixes(
            before="""\
                from django.db.models import signals
                from django.dispatch import receiver

                @receiver([signals.pre_migrate])
                def fill(sender, using, *,
                         signal,
                         ):
                    pass
                """,
            after="""\
                from django.db.models import signals
                from django.dispatch import receiver

                @receiver([signals.pre_migrate])
                def fill(sender, using, *,
                         signal,
                         **kwargs):
                    pass
                """,
        ),
        Keeps(
            """\
                from django.db.models.signals import post_migrate, post_save

                def fill(sender, **kwargs):
                    pass

                def other(sender, instance):
                    pass

                post_migrate.connect(fill)
                post_save.connect(other)
                """
        ),
    ]
