"""The argument ``use_natural_keys`` of serializers."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class SerializeUseNaturalKeys(ChangeArguments):
    """``use_natural_keys`` of serializers is ``use_natural_foreign_keys`` now."""

    change = "1.7/serialize-use-natural-keys"
    also = ("1.9/use-natural-keys",)
    calls = ("django.core.serializers.serialize",)
    methods = ("django.core.serializers.base.Serializer.serialize",)
    rename = {"use_natural_keys": "use_natural_foreign_keys"}
    available = "1.7"
    examples = [
        Fixes(
            before="""\
                from django.core import serializers

                text = serializers.serialize("json", books, indent=2, use_natural_keys=True)
                """,
            after="""\
                from django.core import serializers

                text = serializers.serialize("json", books, indent=2, use_natural_foreign_keys=True)
                """,
        ),
        Keeps(
            """\
                from django.core import serializers
                from shop import serializers as own

                text = own.serialize("json", books, use_natural_keys=True)
                same = serializers.serialize("json", books, use_natural_foreign_keys=True)
                """
        ),
    ]
