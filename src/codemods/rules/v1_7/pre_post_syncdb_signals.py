"""The signals ``pre_syncdb`` and ``post_syncdb``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class PrePostSyncdbSignals(RemoveSymbols):
    """``pre_syncdb`` and ``post_syncdb`` are gone; ``pre_migrate`` and ``post_migrate`` are sent."""

    change = "1.7/pre-post-syncdb-signals"
    also = ("1.9/syncdb-signals",)
    names = {
        f"django.db.models.signals.{when}_syncdb": f"Connect to {when}_migrate in AppConfig.ready(), with the AppConfig "
        "as sender; receivers are given app_config and using instead of app, db and created_models."
        for when in ("pre", "post")
    }
    examples = [
        Flags(
            """\
                from django.db.models import signals
                from django.db.models.signals import pre_syncdb

                signals.post_syncdb.connect(make, sender=models)
                """,
            lines=(2, 4),
        ),
        Keeps(
            """\
                from django.db.models.signals import post_migrate
                from shop.signals import post_syncdb

                post_migrate.connect(make)
                post_syncdb.connect(make)
                """
        ),
    ]
