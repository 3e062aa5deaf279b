"""The argument ``current_app`` of the rendering functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_SIMPLE = (ast.Return, ast.Expr, ast.Assign)
_PARAMETERS = {
    "django.shortcuts.render": (
        "request",
        "template_name",
        "context",
        "context_instance",
        "content_type",
        "status",
        "current_app",
        "dirs",
        "dictionary",
        "using",
    ),
    "django.template.response.TemplateResponse": (
        "request",
        "template",
        "context",
        "content_type",
        "status",
        "current_app",
        "charset",
        "using",
    ),
    "django.template.context.RequestContext": (
        "request",
        "dict_",
        "processors",
        "current_app",
        "use_l10n",
        "use_tz",
    ),
}
"""The parameters of 1.8 and 1.9, in their order."""


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
        Fixes(
            before="""\
                from django.template import RequestContext
                from django.template.response import TemplateResponse

                def view(request):
                    context = RequestContext(request, {}, None, "shop")
                    return TemplateResponse(request, "a.html", {}, "text/xml", 404, "shop", "utf-8")
                """,
            after="""\
                from django.template import RequestContext
                from django.template.response import TemplateResponse

                def view(request):
                    request.current_app = "shop"
                    context = RequestContext(request, {}, None)
                    request.current_app = "shop"
                    return TemplateResponse(request, "a.html", {}, "text/xml", 404, charset="utf-8")
                """,
            current="1.8",
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
        value = self._given(site, call)
        if value is None:
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag(node=value)
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
        editor = site.edit_call(call)
        if editor.has("current_app"):
            editor.remove("current_app")
        else:
            names = _PARAMETERS[self._callee(site, call)]
            at = names.index("current_app")
            for index in range(len(call.args) - 1, at, -1):
                editor.to_keyword(index, names[index])
            editor.remove(at)
        edit = editor.edit()
        if isinstance(value, ast.Constant) and value.value is None:
            yield site.fix(edit)
            return
        line = f"{site.source(request)}.current_app = {site.source(value)}"
        yield site.fix(site.insert_before(statement, line), edit)

    def _given(self, site: Site, call: ast.Call) -> ast.expr | None:
        """The argument, by its name or, on the releases that had it, by its place."""
        keyword = site.keyword(call, "current_app")
        if keyword is not None:
            return keyword.value
        current = site.range.current
        if current is None or current >= Release(1, 10):
            return None
        names = _PARAMETERS.get(self._callee(site, call), ())
        if "current_app" not in names or site.has_stars(call) or len(call.args) > len(names):
            return None
        return site.argument(call, "current_app", names.index("current_app"))

    def _callee(self, site: Site, call: ast.Call) -> str:
        return next((name for name in _PARAMETERS if site.is_name(call.func, name)), "")
