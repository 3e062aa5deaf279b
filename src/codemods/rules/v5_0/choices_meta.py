"""``ChoicesMeta``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class ChoicesMeta(RenameSymbols):
    """The metaclass of choices enumerations is called ``ChoicesType``."""

    change = "5.0/choicesmeta"
    also = ("6.0/choices-meta",)
    renames = {"django.db.models.enums.ChoicesMeta": "django.db.models.enums.ChoicesType"}
    examples = [
        Fixes(
            before="""\
                from django.db.models.enums import ChoicesMeta

                def is_choices(cls):
                    return isinstance(cls, ChoicesMeta)
                """,
            after="""\
                from django.db.models.enums import ChoicesType

                def is_choices(cls):
                    return isinstance(cls, ChoicesType)
                """,
        ),
        Keeps(
            """\
                from shop.enums import ChoicesMeta

                class Status(metaclass=ChoicesMeta):
                    pass
                """
        ),
    ]
