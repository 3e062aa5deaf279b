"""``get_declared_fields()`` of forms."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols

_ADVICE = "Let the metaclass derive from DeclarativeFieldsMetaclass, which collects the fields itself."


class GetDeclaredFields(RemoveSymbols):
    """``get_declared_fields()`` is gone; ``DeclarativeFieldsMetaclass`` collects the fields."""

    change = "1.7/get-declared-fields"
    also = ("1.9/get-declared-fields",)
    names = {
        "django.forms.forms.get_declared_fields": _ADVICE,
        "django.forms.models.get_declared_fields": _ADVICE,
    }
    examples = [
        Flags(
            """\
                from django.forms.forms import get_declared_fields

                class Meta(type):
                    def __new__(cls, name, bases, attrs):
                        attrs["base_fields"] = get_declared_fields(bases, attrs)
                """,
            line=1,
        ),
        Keeps(
            """\
                from shop.forms import get_declared_fields

                print(get_declared_fields([], {}))
                """
        ),
    ]
