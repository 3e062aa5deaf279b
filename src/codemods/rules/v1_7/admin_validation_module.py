"""The module ``django.contrib.admin.validation``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols

_ADVICE = "The checks are in django.contrib.admin.checks; derive from ModelAdminChecks."


class AdminValidationModule(RemoveSymbols):
    """``django.contrib.admin.validation`` is gone; system checks took its place."""

    change = "1.7/admin-validation-module"
    also = ("1.9/admin-validation",)
    names = {"django.contrib.admin.validation": _ADVICE} | {
        f"django.contrib.admin.validation.{name}": _ADVICE
        for name in ("BaseValidator", "ModelAdminValidator", "InlineValidator", "validate")
    }
    examples = [
        Flags(
            """\
                from django.contrib.admin import validation
                from django.contrib.admin.validation import ModelAdminValidator

                print(validation, ModelAdminValidator)
                """,
            lines=(1, 2),
        ),
        Keeps(
            """\
                from shop.admin.validation import ModelAdminValidator

                print(ModelAdminValidator)
                """
        ),
    ]
