"""``allow_unsaved_instance_assignment`` of relations."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeClass


class AllowUnsavedInstanceAssignment(ChangeClass):
    """``allow_unsaved_instance_assignment`` means nothing: unsaved objects can be assigned since Django 1.8.4."""

    change = "1.8/allow-unsaved-instance-assignment"
    of = (
        "django.db.models.fields.related.ForeignObject",
        "django.contrib.contenttypes.fields.GenericForeignKey",
    )
    attributes = {"allow_unsaved_instance_assignment": None}
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class LooseKey(models.ForeignKey):
                    allow_unsaved_instance_assignment = True
                """,
            after="""\
                from django.db import models

                class LooseKey(models.ForeignKey):
                    pass
                """,
        ),
        Keeps(
            """\
                class LooseKey:
                    allow_unsaved_instance_assignment = True
                """
        ),
    ]
