"""Views of a project's own that render templates of the admin."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.parents import line_of
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_RENDER = "django.shortcuts.render"
_RENDER_TO_RESPONSE = "django.shortcuts.render_to_response"
_RESPONSES = ("django.template.response.TemplateResponse", "django.template.response.SimpleTemplateResponse")
_KNOWING = ("each_context", "has_permission")


def _is_page(name: str) -> bool:
    """Whether a template is one of the admin's own that make a whole page."""
    from codemods.django import api

    return name.startswith("admin/") and bool(api.template_lived(name))


class AdminUserTools(Rule):
    """Templates of the admin show the user's tools only with ``has_permission`` in the context.

    What ``AdminSite.each_context()`` gives holds it; the project's own values stay in front of those.
    """

    change = "1.8/admin-usertools-has-permission"
    triggers = (
        OnCall(_RENDER),
        OnCall(_RENDER_TO_RESPONSE),
        *(OnCall(name) for name in _RESPONSES),
    )
    available = "1.8"
    advice = "Put what each_context(request) of the admin site gives into the context, where the template extends the admin's."
    examples = [
        Suggests(
            before="""\
                from django.shortcuts import render
                from django.template.response import TemplateResponse

                def report(request):
                    return render(request, "admin/report.html", {"rows": []})

                class Report:
                    def view(self, request):
                        context = {}
                        return TemplateResponse(request, "admin/report.html", context=context)

                    def plain(self, request):
                        return render(request, "admin/plain.html")
                """,
            after="""\
                from django.contrib import admin
                from django.shortcuts import render
                from django.template.response import TemplateResponse

                def report(request):
                    return render(request, "admin/report.html", dict(admin.site.each_context(request), **{"rows": []}))

                class Report:
                    def view(self, request):
                        context = {}
                        return TemplateResponse(request, "admin/report.html", context=dict(admin.site.each_context(request), **context))

                    def plain(self, request):
                        return render(request, "admin/plain.html", admin.site.each_context(request))
                """,
        ),
        Suggests(
            before="""\
                from django.contrib import admin
                from django.shortcuts import render

                class BookAdmin(admin.ModelAdmin):
                    def report(self, request):
                        return render(request, "admin/report.html", {})
                """,
            after="""\
                from django.contrib import admin
                from django.shortcuts import render

                class BookAdmin(admin.ModelAdmin):
                    def report(self, request):
                        return render(request, "admin/report.html", dict(self.admin_site.each_context(request), **{}))
                """,
        ),
        Flags(
            """\
                from django.shortcuts import render_to_response

                def report(request):
                    return render_to_response("admin/report.html", {"rows": []})
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.contrib import admin
                from django.shortcuts import render

                def report(request, name):
                    context = dict(admin.site.each_context(request), rows=[])
                    if name:
                        return render(request, name, {})
                    return render(request, "shop/admin.html", {}) or render(request, "admin/report.html", context)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or site.has_stars(call):
            return
        position = 0 if site.qname in (_RENDER_TO_RESPONSE, _RESPONSES[1]) else 1
        template = site.argument(call, "template_name", position) or site.argument(call, "template", position)
        if not isinstance(template, ast.Constant) or not str(template.value).startswith("admin/"):
            return
        line = line_of(site.index, str(template.value))
        if line is not None and not any(map(_is_page, line[1:])):
            return  # a part of a page, or a page in another frame
        if site.function is not None and any(word in site.source(site.function) for word in _KNOWING):
            return
        names = ("context", "dictionary")
        context = next(
            (one for one in (site.argument(call, name, position + 1) for name in names) if one is not None),
            None,
        )
        request = site.argument(call, "request", 0) if position else None
        if not isinstance(request, ast.Name):
            yield site.flag(node=call)
            return
        value = f"{self._site(site)}.each_context({request.id})"
        if context is None:
            keyword = None if len(call.args) == position + 1 else "context"
            yield site.suggest(site.edit_call(call).add(keyword, value).edit(), node=call)
        elif isinstance(context, ast.Dict | ast.Name | ast.Attribute):
            edit = site.replace(context, f"dict({value}, **{site.source(context)})")
            yield site.suggest(edit, node=call)
        else:
            yield site.flag(node=call)

    def _site(self, site: Site) -> str:
        """How the admin site is called at a place."""
        class_, function = site.class_, site.function
        if class_ is not None and function is not None and function.args.args:
            if site.descends(class_, "django.contrib.admin.options.BaseModelAdmin"):
                return f"{function.args.args[0].arg}.admin_site"
            if site.descends(class_, "django.contrib.admin.sites.AdminSite"):
                return function.args.args[0].arg
        return f"{site.need('django.contrib.admin')}.site"
