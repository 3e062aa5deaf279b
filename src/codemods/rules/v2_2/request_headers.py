"""Headers of a request."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_REQUEST = "django.http.HttpRequest"


class RequestHeaders(Rule):
    """The headers of a request can be read by their own names, in ``request.headers``."""

    change = "2.2/request-headers"
    triggers = (OnAttribute("META"),)
    available = "2.2"
    advice = "A stand-in for a request, as tests make them, may have META and no headers."
    examples = [
        Fixes(
            before="""\
                def show(request):
                    agent = request.META.get("HTTP_USER_AGENT", "")
                    return request.META["HTTP_X_FOO"], 'HTTP_HOST' in request.META, request.META["CONTENT_TYPE"], agent
                """,
            after="""\
                def show(request):
                    agent = request.headers.get("User-Agent", "")
                    return request.headers["X-Foo"], 'Host' in request.headers, request.headers["Content-Type"], agent
                """,
            modernize=True,
        ),
        Suggests(
            before="""\
                class Throttle:
                    def ident(self, request):
                        return request.META.get("HTTP_X_FORWARDED_FOR")
                """,
            after="""\
                class Throttle:
                    def ident(self, request):
                        return request.headers.get("X-Forwarded-For")
                """,
            modernize=True,
        ),
        Keeps(
            """\
                def show(request, environ):
                    request.META["HTTP_X_FOO"] = "1"
                    return request.META["REMOTE_ADDR"], environ.META["HTTP_HOST"], request.META["HTTP_HOST"]
                """,
            modernize=True,
        ),
        Keeps(
            "def show(request, name):\n    return request.META[name], request.META.items()\n", modernize=True
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, parent = site.node, site.parent
        if not isinstance(node, ast.Attribute) or not self.replaceable:
            return
        found = site.infer(node.value)
        called = getattr(node.value, "attr", getattr(node.value, "id", ""))
        if site.index.is_subclass(found.qname, _REQUEST) if found is not None else called == "request":
            certain = found is not None and found.certain
        else:
            return
        if self._written(site):
            return
        key: ast.expr | None = None
        if isinstance(parent, ast.Subscript) and isinstance(parent.ctx, ast.Load) and parent.value is node:
            key = parent.slice
        elif isinstance(parent, ast.Compare) and parent.comparators == [node]:
            if isinstance(parent.ops[0], ast.In | ast.NotIn):
                key = parent.left
        elif isinstance(parent, ast.Attribute) and parent.attr == "get":
            call = site.module.parents.get(parent)
            if isinstance(call, ast.Call) and call.func is parent and call.args:
                key = call.args[0]
        if (
            not isinstance(key, ast.Constant)
            or not isinstance(key.value, str)
            or site.module.in_fstring(node)
        ):
            return
        name = key.value[5:] if key.value.startswith("HTTP_") else key.value
        if not key.value.startswith("HTTP_") and key.value not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
            return
        header = "-".join(part.capitalize() for part in name.split("_"))
        edits = (site.replace_name(node, "headers"), site.replace_in_string(key, key.value, header))
        yield site.fix(*edits) if certain else site.suggest(*edits)

    def _written(self, site: Site) -> bool:
        """Whether the module puts something into ``META``, which ``headers`` may not show."""
        return any(
            not isinstance(part.ctx, ast.Load)
            and isinstance(part.value, ast.Attribute)
            and part.value.attr == "META"
            for part in site.module.nodes(ast.Subscript)
        )
