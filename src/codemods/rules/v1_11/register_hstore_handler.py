"""``register_hstore_handler()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class RegisterHstoreHandler(RenameSymbols):
    """``register_hstore_handler()`` is ``register_type_handlers()`` now."""

    change = "1.11/undocumented-register-hstore-handler"
    renames = {
        "django.contrib.postgres.signals.register_hstore_handler": (
            "django.contrib.postgres.signals.register_type_handlers"
        )
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres.signals import register_hstore_handler
                from django.db import connection

                register_hstore_handler(connection)
                """,
            after="""\
                from django.contrib.postgres.signals import register_type_handlers
                from django.db import connection

                register_type_handlers(connection)
                """,
        ),
        Keeps("from shop.signals import register_hstore_handler\n\nregister_hstore_handler(1)\n"),
    ]
