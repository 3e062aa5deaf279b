"""Validators of ``ModelAdmin``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers

_BASE = "django.contrib.admin.options.BaseModelAdmin"


class ModeladminValidatorClass(FlagMembers):
    """A ``ModelAdmin`` is checked by its ``checks_class``, not by a validator."""

    change = "1.7/modeladmin-validator-class"
    also = ("1.9/modeladmin-validator-class", "1.7/modeladmin-validate", "1.9/modeladmin-validate")
    members = {
        f"{_BASE}.validator_class": "Write the checks as a class for checks_class.",
        f"{_BASE}.default_validator_class": "Write the checks as a class for checks_class.",
        f"{_BASE}.validate": "Put what it checks into check(), which returns a list of messages.",
    }
    examples = [
        Flags(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    validator_class = Own

                    @classmethod
                    def validate(cls, model):
                        pass
                """,
            lines=(4, 7),
        ),
        Keeps(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def check(self, **kwargs):
                        return self.form.validate()
                """
        ),
    ]
