"""The second positional argument of redirect responses."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.site import Site


class RedirectSecondPositional(ChangeArguments):
    """The second argument of redirect responses is ``preserve_request`` now; a body must be given as ``content``."""

    change = "5.2/redirect-second-positional"
    calls = ("django.http.response.HttpResponseRedirectBase",)
    keywords = (None, "content", "content_type", "status", "reason", "charset", "headers")
    examples = [
        Fixes(
            before="""\
                from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect

                def leave(request, body):
                    if body:
                        return HttpResponseRedirect("/", body)
                    return HttpResponsePermanentRedirect("/", "Gone.", "text/plain")
                """,
            after="""\
                from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect

                def leave(request, body):
                    if body:
                        return HttpResponseRedirect("/", content=body)
                    return HttpResponsePermanentRedirect("/", content="Gone.", content_type="text/plain")
                """,
        ),
        Keeps(
            """\
                from django.http import HttpResponse, HttpResponseRedirect

                class SeeOther(HttpResponseRedirect):
                    def __init__(self, url, soft):
                        super().__init__(url, status=303)

                def leave(request):
                    SeeOther("/", "yes")
                    HttpResponse("body", "text/plain")
                    HttpResponseRedirect("/", True)
                    return HttpResponseRedirect("/", status=303)
                """
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        """Not what is a flag already, nor the constructor of a subclass of the project's own."""
        if len(call.args) < 2 or own_definition(site, site.resolve(call.func) or "", "__init__") is not None:
            return False
        second = call.args[1]
        flag = isinstance(second, ast.Constant) and (second.value is None or isinstance(second.value, bool))
        return not flag and (
            self.range.current is not None or isinstance(second, ast.Constant | ast.JoinedStr)
        )
