"""The argument ``current_app`` of the rendering functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_SIMPLE = (ast.Return, ast.Expr, ast.Assign)


class CurrentAppArgument(Rule):
    """``current_app`` is an attribute of the request now, not an argument."""

    change = "1.8/current-app-argument"
    also = ("1.10/current-app-argument",)
    triggers = (
        OnCall("django.shortcuts.render"),
        OnCall("django.template.response.TemplateResponse"),
        OnCall("django.template.context.RequestContext"),
    )
    available = "1.8"
    advice = "Set request.current_app before."
    examples = [
        Fixes(
            before="""\
                from django.shortcuts import render
                from django.template import RequestContext
                from django.template.response import TemplateResponse

                def view(request, site):
                    if site:
                        return TemplateResponse(request, "a.html", {}, current_app=site.name)
                    context = RequestContext(request, {}, current_app=site.name)
                    return render(request, "a.html", current_app=site.name, status=404)
                """,
            after="""\
                from django.shortcuts import render
                from django.template import RequestContext
                from django.template.response import TemplateResponse

                def view(request, site):
                    if site:
                        request.current_app = site.name
                        return TemplateResponse(request, "a.html", {})
                    request.current_app = site.name
                    context = RequestContext(request, {})
                    request.current_app = site.name
                    return render(request, "a.html", status=404)
                """,
        ),
        Flags(
            """\
                from django.shortcuts import render

                view = lambda request: render(request, "a.html", current_app="admin")
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.core.urlresolvers import reverse
                from django.shortcuts import render

                def view(request):
                    reverse("index", current_app="admin")
                    return render(request, "a.html")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        keyword = site.keyword(call, "current_app")
        if keyword is None:
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag(node=keyword.value)
            return
        request = site.argument(call, "request", 0)
        statement = site.statement
        if not isinstance(request, ast.Name | ast.Attribute) or not isinstance(statement, _SIMPLE):
            raise CannotRewrite("there is no place to set it")
        for ancestor in site.module.ancestors(call):
            if ancestor is statement:
                break
            if isinstance(ancestor, ast.Lambda | ast.IfExp | ast.BoolOp | ast.ListComp | ast.GeneratorExp):
                raise CannotRewrite("there is no place to set it")
        edit = site.edit_call(call).remove("current_app").edit()
        if isinstance(keyword.value, ast.Constant) and keyword.value.value is None:
            yield site.fix(edit)
            return
        line = f"{site.source(request)}.current_app = {site.source(keyword.value)}"
        yield site.fix(site.insert_before(statement, line), edit)
