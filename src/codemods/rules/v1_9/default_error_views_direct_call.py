"""Direct calls of Django's own views for errors."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.site import Site


class DefaultErrorViewsDirectCall(ChangeArguments):
    """The views ``bad_request``, ``permission_denied`` and ``page_not_found`` take the exception before the template."""

    change = "1.9/default-error-views-direct-call"
    calls = tuple(
        f"django.views.defaults.{name}" for name in ("bad_request", "page_not_found", "permission_denied")
    )
    keywords = (None, "template_name")
    require = {"exception": (None, "None")}
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.views import defaults
                from django.views.defaults import page_not_found

                def missing(request):
                    return page_not_found(request, "shop/404.html")

                def denied(request):
                    return defaults.permission_denied(request)
                """,
            after="""\
                from django.views import defaults
                from django.views.defaults import page_not_found

                def missing(request):
                    return page_not_found(request, template_name="shop/404.html", exception=None)

                def denied(request):
                    return defaults.permission_denied(request, exception=None)
                """,
        ),
        Keeps(
            """\
                from django.views.defaults import page_not_found, server_error
                from shop.views import permission_denied

                def missing(request, exception):
                    page_not_found(request, exception=exception, template_name="shop/404.html")
                    page_not_found(request, exception, "shop/404.html")
                    page_not_found(request, Exception())
                    permission_denied(request, "shop/403.html")
                    return server_error(request, "shop/500.html")
                """
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        if len(call.args) == 2:  # an exception there is the new form
            second = call.args[1]
            if isinstance(second, ast.Constant):
                return isinstance(second.value, str)
            name = second.attr if isinstance(second, ast.Attribute) else getattr(second, "id", "")
            return "template" in name
        return len(call.args) == 1
