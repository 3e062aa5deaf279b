"""``conditional_content_removal()`` and ``response_fixes``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols

_ADVICE = (
    "Nothing takes bodies off responses to HEAD, 1xx, 204 and 304 any more; views must not give them one."
)


class WsgiResponseFixes(RemoveSymbols):
    """Django no longer repairs responses: ``conditional_content_removal()`` and ``response_fixes`` are gone."""

    change = "1.10/wsgi-response-fixes"
    names = {
        "django.http.conditional_content_removal": _ADVICE,
        "django.core.handlers.base.BaseHandler.response_fixes": _ADVICE,
        "django.core.handlers.base.BaseHandler.apply_response_fixes": _ADVICE,
    }
    examples = [
        Flags(
            """\
                from django import http
                from django.http.utils import conditional_content_removal

                def clean(request, response):
                    return http.conditional_content_removal(request, conditional_content_removal(request, response))
                """,
            lines=(2, 5),
        ),
        Keeps("from shop.http import conditional_content_removal\n\nconditional_content_removal(1, 2)\n"),
    ]
