"""``log_response(exc_info=)``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class LogResponseExcInfo(ChangeArguments):
    """``log_response()`` takes ``exception`` in the place of ``exc_info``, and hands it to the logger as it did that."""

    change = "4.1/log-response-exc-info"
    available = "4.1"
    calls = ("django.utils.log.log_response",)
    rename = {"exc_info": "exception"}
    advice = "Give exception= where the code runs on 4.1 or later alone."
    examples = [
        Fixes(
            before="""\
                import sys
                from django.utils.log import log_response

                def failed(request, response, error):
                    log_response("%s failed", request.path, response=response, request=request, exc_info=error)
                    log_response("Failed", response=response, request=request, exc_info=sys.exc_info())
                """,
            after="""\
                import sys
                from django.utils.log import log_response

                def failed(request, response, error):
                    log_response("%s failed", request.path, response=response, request=request, exception=error)
                    log_response("Failed", response=response, request=request, exception=sys.exc_info())
                """,
        ),
        Keeps(
            """\
                import logging
                from django.utils.log import log_response
                from shop.log import log_response as own

                def failed(response, error):
                    log_response("Failed", response=response, exception=error)
                    own("Failed", response=response, exc_info=error)
                    logging.getLogger("django").error("Failed", exc_info=True)
                """
        ),
    ]
