"""``limited_parse_qsl()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.functions import RenameFunctions


class LimitedParseQsl(RenameFunctions):
    """``limited_parse_qsl()`` is ``urllib.parse.parse_qsl()``, which raises ``ValueError`` for too many fields."""

    change = "3.2/limited-parse-qsl"
    renames = {"django.utils.http.limited_parse_qsl": "urllib.parse.parse_qsl"}
    parameters = {"fields_limit": "max_num_fields"}
    available = "3.2"
    examples = [
        Fixes(
            before="""\
                from django.utils.http import limited_parse_qsl

                print(limited_parse_qsl("a=1", keep_blank_values=True, fields_limit=5))
                """,
            after="""\
                from urllib.parse import parse_qsl

                print(parse_qsl("a=1", keep_blank_values=True, max_num_fields=5))
                """,
        ),
        Keeps("from shop.http import limited_parse_qsl\n\nprint(limited_parse_qsl('a=1', fields_limit=5))\n"),
    ]
