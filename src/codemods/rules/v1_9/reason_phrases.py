"""``REASON_PHRASES`` and ``STATUS_CODE_TEXT``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact


class ReasonPhrases(RenameExact):
    """Texts of HTTP status codes are the standard library's ``http.client.responses``."""

    change = "1.9/reason-phrases"
    renames = {
        "django.http.response.REASON_PHRASES": "http.client.responses",
        "django.core.handlers.wsgi.STATUS_CODE_TEXT": "http.client.responses",
    }
    examples = [
        Fixes(
            before="""\
                from django.http.response import REASON_PHRASES

                print(REASON_PHRASES[404].title())
                """,
            after="""\
                from http.client import responses

                print(responses[404].title())
                """,
        ),
        Fixes(
            before="""\
                from django.core.handlers.wsgi import STATUS_CODE_TEXT as TEXTS

                print(TEXTS.get(404, "UNKNOWN").upper())
                """,
            after="""\
                from http.client import responses as TEXTS

                print(TEXTS.get(404, "UNKNOWN").upper())
                """,
        ),
        Keeps(
            source="""\
                from shop.http.response import REASON_PHRASES

                print(REASON_PHRASES[404])
                """,
        ),
    ]
