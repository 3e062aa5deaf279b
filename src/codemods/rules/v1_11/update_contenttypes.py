"""``update_contenttypes()``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


class UpdateContenttypes(RenameSymbols):
    """``update_contenttypes()`` is ``create_contenttypes()`` now, which only adds types."""

    change = "1.11/undocumented-update-contenttypes"
    renames = {
        "django.contrib.contenttypes.management.update_contenttypes": (
            "django.contrib.contenttypes.management.create_contenttypes"
        )
    }
    suggests = True
    advice = "Stale content types stay; the command remove_stale_contenttypes takes them out."
    examples = [
        Suggests(
            before="""\
                from django.apps import apps
                from django.contrib.contenttypes.management import update_contenttypes

                update_contenttypes(apps.get_app_config("shop"), verbosity=0)
                """,
            after="""\
                from django.apps import apps
                from django.contrib.contenttypes.management import create_contenttypes

                create_contenttypes(apps.get_app_config("shop"), verbosity=0)
                """,
        ),
        Keeps("from shop.types import update_contenttypes\n\nupdate_contenttypes(1)\n"),
    ]
