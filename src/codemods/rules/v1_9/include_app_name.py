"""``include(…, app_name=…)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class IncludeAppName(Rule):
    """The application name belongs to what is included; ``include()`` has no ``app_name`` any more."""

    change = "1.9/include-app-name"
    also = ("2.0/include-app-name",)
    triggers = (OnCall("django.conf.urls.include"),)
    available = "1.9"
    advice = "Set app_name in the included module, or include a pair: include((patterns, app_name), namespace=...)."
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import include, url

                urlpatterns = [
                    url(r'^polls/', include('polls.urls', namespace='p', app_name='polls')),
                    url(r'^more/', include('more.urls', 'm', 'more')),
                ]
                """,
            after="""\
                from django.conf.urls import include, url

                urlpatterns = [
                    url(r'^polls/', include(('polls.urls', 'polls'), namespace='p')),
                    url(r'^more/', include(('more.urls', 'more'), 'm')),
                ]
                """,
        ),
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import include, url

                urlpatterns = [url(r'^polls/', include('polls.urls', namespace='p', app_name='polls'))]
                """,
            after="""\
                from django.conf.urls import include, url

                urlpatterns = [url(r'^polls/', include('polls.urls', namespace='p'))]
                """,
            files={"polls/__init__.py": "", "polls/urls.py": "app_name = 'polls'\nurlpatterns = []\n"},
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import include, url

                urlpatterns = [url(r'^polls/', include(arg='polls.urls', namespace='p', app_name='polls'))]
                """,
            line=3,
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import include, url
                from shop.routes import include as place

                urlpatterns = [
                    url(r'^polls/', include(('polls.urls', 'polls'), namespace='p')),
                    url(r'^more/', place('more.urls', namespace='p', app_name='polls')),
                ]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        name = site.argument(call, "app_name", 2)
        if name is None:
            return
        message = "include() no longer takes app_name"
        nothing = isinstance(name, ast.Constant) and not name.value
        if not self.replaceable and not nothing:
            if self.gone or site.range.supports < site.range.target:
                yield site.flag(message=message)
            return
        if not call.args or isinstance(call.args[0], ast.Tuple | ast.Starred):
            yield site.flag(message=message)
            return
        editor = site.edit_call(call)
        if not nothing and not _has_app_name(site, call.args[0]):
            editor.value(0, f"({site.source(call.args[0])}, {site.source(name)})")
        editor.remove("app_name" if site.keyword(call, "app_name") is not None else 2)
        yield site.fix(editor.edit(), message=message)


def _has_app_name(site: Site, included: ast.expr) -> bool:
    """Whether a module of the repository is included that has an application name itself, which then counts."""
    if isinstance(included, ast.Constant) and isinstance(included.value, str):
        module: str | None = included.value
    else:
        module = site.resolve(included)
    facts = site.index.modules.get(module) if module else None
    return facts is not None and "app_name" in facts.bindings
