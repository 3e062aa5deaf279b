"""The keyword ``mimetype`` of responses."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.shapes.arguments import RenameInConstructors
from codemods.rules.shapes.overrides import foreign_bases, is_super, own_definition, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember

_MIXIN = "django.views.generic.base.TemplateResponseMixin"
_MEMBERS = ("render_to_response", "response_class")
_PLACES = {
    "django.template.response.TemplateResponse": 5,
    "django.template.response.SimpleTemplateResponse": 4,
}
"""Where the type stood up to 1.6; another argument has the place since, or none."""


class HttpresponseMimetype(RenameInConstructors):
    """Responses take ``content_type`` instead of ``mimetype``."""

    change = "1.7/httpresponse-mimetype"
    calls = ("django.http.response.HttpResponseBase", "django.shortcuts.render_to_response")
    rename = {"mimetype": "content_type"}
    triggers = tuple(OnMember(_MIXIN, name) for name in _MEMBERS)
    advice = "Give content_type instead of mimetype."
    examples = [
        Fixes(
            before="""\
                from functools import partial

                from django.http import HttpResponse, HttpResponseNotFound, StreamingHttpResponse
                from django.shortcuts import render_to_response
                from django.template.response import TemplateResponse

                xml = partial(HttpResponse, mimetype="text/xml")

                def view(request):
                    HttpResponseNotFound("{}", mimetype="application/json")
                    StreamingHttpResponse([], mimetype="text/csv")
                    TemplateResponse(request, "a.xml", {}, mimetype="text/xml")
                    render_to_response("a.xml", {}, mimetype="text/xml")
                    return HttpResponse("{}", mimetype="application/json", status=400)
                """,
            after="""\
                from functools import partial

                from django.http import HttpResponse, HttpResponseNotFound, StreamingHttpResponse
                from django.shortcuts import render_to_response
                from django.template.response import TemplateResponse

                xml = partial(HttpResponse, content_type="text/xml")

                def view(request):
                    HttpResponseNotFound("{}", content_type="application/json")
                    StreamingHttpResponse([], content_type="text/csv")
                    TemplateResponse(request, "a.xml", {}, content_type="text/xml")
                    render_to_response("a.xml", {}, content_type="text/xml")
                    return HttpResponse("{}", content_type="application/json", status=400)
                """,
            current="1.6",
        ),
        Fixes(
            before="""\
                from django.http import HttpResponse
                from django.views.generic import TemplateView

                class JSONResponse(HttpResponse):
                    def __init__(self, text, mimetype="application/json"):
                        super(JSONResponse, self).__init__(text, mimetype=mimetype)

                class XMLResponse(HttpResponse):
                    def __init__(self, text):
                        HttpResponse.__init__(self, text, mimetype="text/xml")

                class Page(TemplateView):
                    def get(self, request):
                        return self.render_to_response({}, mimetype="text/xml")
                """,
            after="""\
                from django.http import HttpResponse
                from django.views.generic import TemplateView

                class JSONResponse(HttpResponse):
                    def __init__(self, text, mimetype="application/json"):
                        super(JSONResponse, self).__init__(text, content_type=mimetype)

                class XMLResponse(HttpResponse):
                    def __init__(self, text):
                        HttpResponse.__init__(self, text, content_type="text/xml")

                class Page(TemplateView):
                    def get(self, request):
                        return self.render_to_response({}, content_type="text/xml")
                """,
            current="1.6",
        ),
        Suggests(
            before="""\
                from django.http import HttpResponse
                from django.views.generic import TemplateView

                class JSONResponse(HttpResponse):
                    def __init__(self, data, **kwargs):
                        super(JSONResponse, self).__init__(str(data), **kwargs)

                class Page(TemplateView):
                    def get(self, request):
                        return self.response_class(request, "a.xml", {}, mimetype="text/xml")

                JSONResponse({}, mimetype="text/x-json")
                """,
            after="""\
                from django.http import HttpResponse
                from django.views.generic import TemplateView

                class JSONResponse(HttpResponse):
                    def __init__(self, data, **kwargs):
                        super(JSONResponse, self).__init__(str(data), **kwargs)

                class Page(TemplateView):
                    def get(self, request):
                        return self.response_class(request, "a.xml", {}, content_type="text/xml")

                JSONResponse({}, content_type="text/x-json")
                """,
            current="1.6",
        ),
        Flags(
            """\
                from django.http import HttpResponse
                from django.template.response import TemplateResponse
                from django.views.generic import ListView

                class Rows(ListView):
                    def render_to_response(self, context, **kwargs):
                        kwargs["mimetype"] = "text/csv"
                        return super(Rows, self).render_to_response(context, **kwargs)

                class JSONResponse(HttpResponse):
                    def __init__(self, text, **kwargs):
                        kwargs.setdefault("mimetype", "application/json")
                        super(JSONResponse, self).__init__(text, **kwargs)

                def view(request, **kwargs):
                    kwargs["mimetype"] = "text/xml"
                    TemplateResponse(request, "a.xml", {}, None, 200, "text/xml")
                    HttpResponse("", mimetype="text/xml", content_type="text/plain")
                    return HttpResponse("", **kwargs)

                PLAIN = {"mimetype": "text/plain"}

                def other(request):
                    options = {"status": 400, "mimetype": "text/xml"}
                    HttpResponse("", **options)
                    more = dict(mimetype="text/css")
                    HttpResponse("", **more)
                    return HttpResponse("", **PLAIN)
                """,
            lines=(8, 13, 17, 18, 19, 25, 27, 28),
            current="1.6",
        ),
        Keeps(
            """\
                from django.http import HttpResponse
                from django.template.response import TemplateResponse

                class JSONResponse(HttpResponse):
                    def __init__(self, text, mimetype="application/json"):
                        super(JSONResponse, self).__init__(text, content_type=mimetype)

                class ErrorResponse(JSONResponse):
                    def __init__(self, error, **kwargs):
                        super(ErrorResponse, self).__init__(str(error), **kwargs)

                class Report(object):
                    def render_to_response(self, mimetype):
                        return HttpResponse("", mimetype)

                def view(request, **kwargs):
                    JSONResponse("{}", mimetype="text/x-json")
                    ErrorResponse(404, mimetype="text/x-json")
                    Report().render_to_response(mimetype="text/xml")
                    TemplateResponse(request, "a.xml", {}, "text/xml", 200)
                    Attachment.objects.filter(mimetype="text/xml")
                    Attachment({"mimetype": "text/xml"}, kwargs["mimetype"])
                    return HttpResponse("", **kwargs)
                """,
            current="1.6",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        func = call.func
        if isinstance(func, ast.Attribute) and func.attr in _MEMBERS and site.resolve(func) is None:
            if site.qname in self.rename:
                yield from self._of_view(site, call, func)
            elif self._handed_on(site, call):
                yield site.flag(message=self._told(site), advice=self.advice_stars)
            return
        if site.qname not in self.rename and self.wants(site, call):
            if self._handed_on(site, call):
                yield site.flag(message=self._told(site), advice=self.advice_stars)
                return
            if self._stands_last(site, call):
                yield site.flag(message=f"{self._callee(site)}: mimetype has no place of its own any more")
                return
        yield from super().visit(site)

    def answer(self, site: Site, edit: object, message: str) -> Answer:
        call = site.call
        func = call.func if call is not None else None
        if call is not None and call.args and site.resolve(func) == "functools.partial":
            func = call.args[0]
        name, seek = site.resolve(func) or "", own_definition
        if isinstance(func, ast.Attribute) and func.attr == "__init__":
            found = site.infer(func.value)
            name = found.qname if found is not None else ""
            seek = super_definition if is_super(func.value) else own_definition
        if seek(site, name, "__init__") is not None or foreign_bases(site, name):
            advice = "Do so if the class hands its arguments on to the response."
            return site.suggest(edit, message=message, advice=advice)  # type: ignore[arg-type]
        return super().answer(site, edit, message)

    def _told(self, site: Site) -> str:
        return self.told(site, ("mimetype",), (), (), ())

    def _of_view(self, site: Site, call: ast.Call, func: ast.Attribute) -> Iterator[Answer]:
        """``self.render_to_response(…)`` and ``self.response_class(…)`` of class-based views."""
        found = site.infer(func.value)
        if found is None or not site.index.is_subclass(found.qname, _MIXIN):
            return
        if site.keyword(call, "content_type") is not None:
            yield site.flag(message=self._told(site))
            return
        seek = super_definition if is_super(func.value) else own_definition
        definition = seek(site, found.qname, func.attr)
        if definition is not None and "mimetype" in (*definition.positional, *definition.keyword_only):
            return
        edit = site.edit_call(call).rename("mimetype", "content_type").edit()
        given = site.argument(call, "mimetype")
        told = isinstance(given, ast.Constant) and bool(given.value)  # else the view's own type may be meant
        sure = func.attr == "render_to_response" and definition is None and told
        answer = site.fix if sure and not foreign_bases(site, found.qname) else site.suggest
        yield answer(edit, message=self._told(site))

    def _handed_on(self, site: Site, call: ast.Call) -> bool:
        """Whether what ``**kwargs`` of a call hands on is given the old name, in this function or where it is made."""
        if site.keyword(call, "mimetype") is not None:
            return False
        around = site.function
        for keyword in call.keywords:
            if keyword.arg is not None:
                continue
            handed = site.source(keyword.value)
            made = site.value_of(handed)
            if self._made_by_dict(around, handed):
                return True
            for node in site.module.texts("mimetype"):
                if node.value != "mimetype":
                    continue
                holder = self._holder(site, node)
                if holder is None:
                    continue
                if holder is keyword.value or holder is made:
                    return True
                inside = around is not None and any(one is around for one in site.module.ancestors(node))
                if inside and site.source(holder) == handed:
                    return True
        return False

    def _made_by_dict(self, around: ast.AST | None, name: str) -> bool:
        """Whether a function gives a name ``dict(mimetype=…)``."""
        return around is not None and any(
            isinstance(one, ast.Assign)
            and isinstance(one.value, ast.Call)
            and getattr(one.value.func, "id", "") == "dict"
            and any(keyword.arg == "mimetype" for keyword in one.value.keywords)
            and any(getattr(target, "id", "") == name for target in one.targets)
            for one in ast.walk(around)
        )

    def _holder(self, site: Site, node: ast.Constant) -> ast.expr | None:
        """The dictionary that is given the string as a key: its literal, or the name that it has."""
        parent = site.module.parents.get(node)
        if isinstance(parent, ast.Subscript):
            return parent.value if isinstance(parent.ctx, ast.Store) else None
        if isinstance(parent, ast.Dict) and node in parent.keys:
            above = site.module.parents.get(parent)
            if isinstance(above, ast.Assign) and len(above.targets) == 1 and site.function is not None:
                return above.targets[0] if above in ast.walk(site.function) else parent
            return parent
        func = parent.func if isinstance(parent, ast.Call) else None
        return func.value if isinstance(func, ast.Attribute) and func.attr == "setdefault" else None

    def _stands_last(self, site: Site, call: ast.Call) -> bool:
        """Whether the type is given by its place, in code for 1.6."""
        return any(
            site.is_name(call.func, name) and site.argument(call, "", place) is not None
            for name, place in _PLACES.items()
        )
