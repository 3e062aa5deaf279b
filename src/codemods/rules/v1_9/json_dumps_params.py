"""Responses of JSON made by hand."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class JsonDumpsParams(Rule):
    """``JsonResponse`` hands options on to ``json.dumps()``."""

    change = "1.9/json-dumps-params"
    triggers = (OnCall("django.http.HttpResponse"),)
    needs = ("django.http.JsonResponse",)
    available = "1.9"
    examples = [
        Suggests(
            before="""\
                import json
                from django.http import HttpResponse

                def rows(request):
                    return HttpResponse(json.dumps([1], indent=2), content_type="application/json")
                """,
            after="""\
                from django.http import JsonResponse

                def rows(request):
                    return JsonResponse([1], safe=False, json_dumps_params={'indent': 2})
                """,
            modernize=True,
        ),
        Keeps(
            """\
                import json
                from django.http import HttpResponse

                def rows(request):
                    HttpResponse(json.dumps([1], indent=2), content_type="text/plain")
                    HttpResponse(json.dumps([1], cls=Encoder), content_type="application/json")
                    return HttpResponse(json.dumps([1]), content_type="application/json")
                """,
            modernize=True,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if (
            not isinstance(call, ast.Call)
            or not self.replaceable
            or site.has_stars(call)
            or len(call.args) != 1
        ):
            return
        content, kind = call.args[0], site.keyword(call, "content_type")
        if kind is None or not isinstance(kind.value, ast.Constant) or kind.value.value != "application/json":
            return
        if not isinstance(content, ast.Call) or site.resolve(content.func) != "json.dumps":
            return
        options = [keyword for keyword in content.keywords if keyword.arg is not None]
        if len(content.args) != 1 or not options or len(options) < len(content.keywords):
            return
        if any(keyword.arg in ("cls", "default") for keyword in options):
            return
        text = ", ".join(f"'{keyword.arg}': {site.source(keyword.value)}" for keyword in options)
        rest = [f"{one.arg}={site.source(one.value)}" for one in call.keywords if one is not kind]
        arguments = [site.source(content.args[0]), "safe=False", f"json_dumps_params={{{text}}}", *rest]
        yield site.suggest(
            site.replace(call, f"{site.need('django.http.JsonResponse')}({', '.join(arguments)})"),
            advice="JsonResponse also writes dates, decimals and lazy texts, which json.dumps() alone refuses.",
        )
