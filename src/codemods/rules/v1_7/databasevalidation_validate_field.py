"""``validate_field()`` of database backends."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers

_ADVICE = "Write check_field(), which returns a list of messages."


class DatabasevalidationValidateField(FlagMembers):
    """``validate_field()`` of database backends is ``check_field()``, which returns its messages."""

    change = "1.7/databasevalidation-validate-field"
    also = ("1.9/databasevalidation-validate-field",)
    members = {
        "django.db.backends.BaseDatabaseValidation.validate_field": _ADVICE,
        "django.db.backends.base.validation.BaseDatabaseValidation.validate_field": _ADVICE,
    }
    examples = [
        Flags(
            """\
                from django.db.backends import BaseDatabaseValidation

                class DatabaseValidation(BaseDatabaseValidation):
                    def validate_field(self, errors, opts, f):
                        pass
                """,
            line=4,
        ),
        Keeps(
            """\
                class DatabaseValidation:
                    def validate_field(self, errors, opts, f):
                        pass
                """
        ),
    ]
