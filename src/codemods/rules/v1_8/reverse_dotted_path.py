"""Views named by dotted path where a URL is reversed."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_FILES = {
    "shop/__init__.py": "",
    "shop/views.py": "def cart(request):\n    pass\n",
    "shop/urls.py": "from django.conf.urls import url\nfrom shop import views\n\nurlpatterns = [url('^c/$', views.cart)]\n",
}


class ReverseDottedPath(Rule):
    """URLs are reversed by the name of a pattern or by the view itself, not by the dotted path of a view."""

    change = "1.8/reverse-dotted-path"
    also = ("1.10/reverse-dotted-path",)
    triggers = (
        OnCall("django.core.urlresolvers.reverse"),
        OnCall("django.core.urlresolvers.reverse_lazy"),
        OnCall("django.shortcuts.redirect"),
        OnCall("django.shortcuts.resolve_url"),
    )
    advice = "Give the url() of the view a name, and reverse that."
    examples = [
        Flags(
            """\
                from django.core.urlresolvers import reverse
                from django.shortcuts import redirect

                def view(request):
                    reverse("django.contrib.auth.views.login")
                    return redirect("shop.views.cart")
                """,
            lines=(5, 6),
            files=_FILES,
        ),
        Keeps(
            """\
                from django.core.urlresolvers import reverse
                from django.shortcuts import redirect

                def view(request):
                    reverse("shop.cart")
                    return redirect("http://shop.views.cart/")
                """,
            files=_FILES,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        path = call.args[0] if call.args else site.argument(call, "viewname")
        if not isinstance(path, ast.Constant) or not isinstance(path.value, str) or "." not in path.value:
            return
        if not all(part.isidentifier() for part in path.value.split(".")) or path.value.startswith("admin."):
            return
        index = site.index
        facts, rest = index._split(path.value)
        if facts is not None:
            known = bool(rest) and "." not in rest and rest in facts.bindings
        else:
            from codemods.django import api

            known = path.value.startswith("django.") and bool(api.lived(path.value))
        if known:
            yield site.flag(node=path, message=f"{path.value!r} is the dotted path of a view, not a name")
