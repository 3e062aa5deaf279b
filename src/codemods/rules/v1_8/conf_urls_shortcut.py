"""The URLconf ``django.conf.urls.shortcut``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName

_TAIL = r"(?P<content_type_id>\d+)/(?P<object_id>.*)/$"


class ConfUrlsShortcut(Rule):
    """``django.conf.urls.shortcut`` is gone; its one view is ``django.contrib.contenttypes.views.shortcut``."""

    change = "1.8/conf-urls-shortcut"
    triggers = (OnName("django.conf.urls.shortcut"),)
    advice = "Route to django.contrib.contenttypes.views.shortcut."
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import include, url

                urlpatterns = [
                    url(r'^r/', include('django.conf.urls.shortcut')),
                    url(r'^a/', include('shop.urls')),
                ]
                """,
            after="""\
                from django.conf.urls import include, url
                from django.contrib.contenttypes.views import shortcut

                urlpatterns = [
                    url(r'^r/(?P<content_type_id>\\d+)/(?P<object_id>.*)/$', shortcut),
                    url(r'^a/', include('shop.urls')),
                ]
                """,
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import include, url

                urlpatterns = [url(PREFIX, include('django.conf.urls.shortcut'))]
                """,
            line=3,
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import include, url

                urlpatterns = [url(r'^r/', include('shop.conf.urls.shortcut'))]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "string":
            if site.kind == "import" and site.direct:
                yield site.flag()
            return
        include = site.parent
        entry = site.module.parents.get(include) if isinstance(include, ast.Call) else None
        parts = entry.args if isinstance(entry, ast.Call) else getattr(entry, "elts", [])
        if not isinstance(include, ast.Call) or len(parts) < 2 or parts[1] is not include:
            yield site.flag()
            return
        regex = parts[0]
        text = site.source(regex)
        if not isinstance(regex, ast.Constant) or text[:1] not in "rR" or text[1:4] in ("'''", '"""'):
            raise CannotRewrite("its regular expression is no plain raw string")
        yield site.fix(
            site.replace(regex, text[:-1] + _TAIL + text[-1]),
            site.replace(include, site.need("django.contrib.contenttypes.views.shortcut")),
        )
