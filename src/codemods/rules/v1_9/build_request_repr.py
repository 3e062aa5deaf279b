"""``build_request_repr()``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes.called import CallBecomes


class BuildRequestRepr(CallBecomes):
    """``build_request_repr()`` is gone; error reports show ``repr(request)``."""

    change = "1.9/build-request-repr"
    calls = {
        "django.http.build_request_repr": (
            (
                "request",
                "path_override",
                "GET_override",
                "POST_override",
                "COOKIES_override",
                "META_override",
            ),
            "repr({request})",
        ),
        "django.http.request.build_request_repr": (
            (
                "request",
                "path_override",
                "GET_override",
                "POST_override",
                "COOKIES_override",
                "META_override",
            ),
            "repr({request})",
        ),
    }
    suggests = True
    advice = "repr(request) shows method and path only; log what else is needed."
    examples = [
        Suggests(
            before="""\
                from django.http import build_request_repr

                def log(request):
                    print(build_request_repr(request))
                """,
            after="""\
                def log(request):
                    print(repr(request))
                """,
        ),
        Keeps(
            source="""\
                from shop.http import build_request_repr

                def log(request):
                    print(build_request_repr(request))
                """,
        ),
    ]
