"""View classes in URL patterns without ``as_view()`` (urls.E009)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_VIEW = "django.views.generic.base.View"


class CheckViewClassInPath(Rule):
    """A view class in a URL pattern needs ``as_view()``."""

    change = "4.0/check-urls-e009"
    triggers = (OnCall("django.urls.path"), OnCall("django.urls.re_path"), OnCall("django.conf.urls.url"))
    examples = [
        Fixes(
            before="""\
                from django.urls import path
                from django.views import View

                class ShopView(View):
                    pass

                urlpatterns = [path("shop/", ShopView, name="shop")]
                """,
            after="""\
                from django.urls import path
                from django.views import View

                class ShopView(View):
                    pass

                urlpatterns = [path("shop/", ShopView.as_view(), name="shop")]
                """,
        ),
        Keeps(
            """\
                from django.urls import path
                from django.views import View
                from django.contrib.syndication.views import Feed

                class ShopView(View):
                    pass

                class ShopFeed(Feed):
                    pass

                def shop(request):
                    pass

                urlpatterns = [path("a/", ShopView.as_view()), path("b/", shop), path("c/", ShopFeed())]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        view = site.argument(call, "view", 1) if call is not None else None
        if not isinstance(view, ast.Name | ast.Attribute):
            return
        qname = site.resolve(view)
        if qname is not None and site.index.is_subclass(qname, _VIEW):
            yield site.fix(site.replace(view, f"{site.source(view)}.as_view()"), node=view)
