"""``requires_model_validation`` of management commands."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeClass


class RequiresModelValidation(ChangeClass):
    """``requires_model_validation`` is ``requires_system_checks`` now."""

    change = "1.7/requires-model-validation"
    also = ("1.9/requires-model-validation",)
    of = ("django.core.management.base.BaseCommand",)
    attributes = {"requires_model_validation": "requires_system_checks"}
    available = "1.7"
    examples = [
        Fixes(
            path="shop/management/commands/a.py",
            before="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    requires_model_validation = False
                """,
            after="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    requires_system_checks = False
                """,
        ),
        Flags(
            path="shop/management/commands/a.py",
            source="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    requires_model_validation = False
                    requires_system_checks = False
                """,
            line=4,
        ),
        Keeps(
            """\
                class Command:
                    requires_model_validation = False
                """
        ),
    ]
