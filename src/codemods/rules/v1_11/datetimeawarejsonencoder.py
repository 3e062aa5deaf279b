"""``DateTimeAwareJSONEncoder``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class Datetimeawarejsonencoder(RenameSymbols):
    """``DateTimeAwareJSONEncoder`` was an alias of ``DjangoJSONEncoder``."""

    change = "1.11/datetimeawarejsonencoder-removed"
    renames = {
        "django.core.serializers.json.DateTimeAwareJSONEncoder": "django.core.serializers.json.DjangoJSONEncoder"
    }
    examples = [
        Fixes(
            before="""\
                import json
                from django.core.serializers.json import DateTimeAwareJSONEncoder

                print(json.dumps({}, cls=DateTimeAwareJSONEncoder))
                """,
            after="""\
                import json
                from django.core.serializers.json import DjangoJSONEncoder

                print(json.dumps({}, cls=DjangoJSONEncoder))
                """,
        ),
        Keeps("from shop.json import DateTimeAwareJSONEncoder\n\nprint(DateTimeAwareJSONEncoder)\n"),
    ]
