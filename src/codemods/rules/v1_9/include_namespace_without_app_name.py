"""``include(…, namespace=…)`` of patterns without an application name."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.newer_code import needs_release
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.source.names import last_name
from codemods.source.scopes import BindingKind


class IncludeNamespaceWithoutAppName(Rule):
    """What is included under a namespace must have an application name."""

    change = "1.9/include-namespace-without-app-name"
    also = ("2.0/include-namespace-needs-app-name",)
    triggers = (OnCall("django.conf.urls.include"),)
    available = "1.9"
    advice = "Set app_name in the included module, or include a pair: include((patterns, app_name), namespace=...)."
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import include, url
                from polls import urls as polls_urls

                api = [url(r'^$', index)]
                urlpatterns = [
                    url(r'^polls/', include('polls.urls', namespace='polls')),
                    url(r'^again/', include(polls_urls, 'again')),
                    url(r'^api/', include(api, namespace=NAME)),
                    url(r'^auth/', include('django.contrib.auth.urls', namespace='auth')),
                ]
                """,
            after="""\
                from django.conf.urls import include, url
                from polls import urls as polls_urls

                api = [url(r'^$', index)]
                urlpatterns = [
                    url(r'^polls/', include(('polls.urls', 'polls'), namespace='polls')),
                    url(r'^again/', include((polls_urls, 'again'), 'again')),
                    url(r'^api/', include((api, NAME), namespace=NAME)),
                    url(r'^auth/', include(('django.contrib.auth.urls', 'auth'), namespace='auth')),
                ]
                """,
            files={"polls/__init__.py": "", "polls/urls.py": "urlpatterns = []\n"},
        ),
        Suggests(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import include, url

                urlpatterns = [
                    url(r'^api/', include(router.urls, namespace='api')),
                    url(r'^rest/', include('rest_framework.urls', namespace='rest')),
                ]
                """,
            after="""\
                from django.conf.urls import include, url

                urlpatterns = [
                    url(r'^api/', include((router.urls, 'api'), namespace='api')),
                    url(r'^rest/', include(('rest_framework.urls', 'rest'), namespace='rest')),
                ]
                """,
        ),
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import include, patterns, url
                from shop import settings

                api = patterns('', url(r'^$', index)) + extra
                if settings.SEARCH:
                    api += [url(r'^search/$', search)]
                api += router.urls
                urlpatterns = [url(r'^api/', include(api, namespace='api'))]
                """,
            after="""\
                from django.conf.urls import include, patterns, url
                from shop import settings

                api = patterns('', url(r'^$', index)) + extra
                if settings.SEARCH:
                    api += [url(r'^search/$', search)]
                api += router.urls
                urlpatterns = [url(r'^api/', include((api, 'api'), namespace='api'))]
                """,
        ),
        Fixes(
            path="tests/urls.py",
            before="""\
                from django.conf.urls import include, url
                from polls.urls import more, urlpatterns as polls_urls

                urlpatterns = [
                    url(r'^polls/', include(polls_urls, namespace='polls')),
                    url(r'^more/', include(more, namespace='more')),
                ]
                """,
            after="""\
                from django.conf.urls import include, url
                from polls.urls import more, urlpatterns as polls_urls

                urlpatterns = [
                    url(r'^polls/', include((polls_urls, 'polls'), namespace='polls')),
                    url(r'^more/', include((more, 'more'), namespace='more')),
                ]
                """,
            files={"polls/__init__.py": "", "polls/urls.py": "app_name = 'x'\nmore = []\nurlpatterns = []\n"},
        ),
        Flags(
            path="tests/urls.py",
            source="""\
                from django.conf.urls import include, url
                from polls.urls import more

                urlpatterns = [url(r'^more/', include(more, namespace='more'))]
                """,
            line=4,
            files={"polls/__init__.py": "", "polls/urls.py": "more = [], 'more'\n"},
            current="1.11",
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import include, url

                urlpatterns = [url(r'^api/', include([url(r'^$', index)], namespace='api'))]
                """,
            line=3,
            supports="1.8",
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import include, url
                from shop.pool import providers

                def plain():
                    return router.get_urls()

                urlpatterns = [
                    url(r'^api/', include(plain(), namespace='api')),
                    url(r'^more/', include('shop.%s' % 'urls', namespace='more')),
                ]
                for provider in providers:
                    urls = provider.get_urls()
                    urlpatterns.append(url(provider.path, include(urls, namespace=provider.namespace)))
                """,
            lines=(8, 9, 13),
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import include, url

                def pair():
                    return [], 'pair'

                urls = pair()
                urlpatterns = [
                    url(r'^pair/', include(pair(), namespace='mine')),
                    url(r'^again/', include(urls, namespace='again')),
                ]
                """,
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.urls import include, path

                urlpatterns = [path('rest/', include('rest_framework.urls', namespace='rest'))]
                """,
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import include, url

                pair = ([], 'pair')
                urlpatterns = [
                    url(r'^polls/', include('polls.urls', namespace='mine')),
                    url(r'^pair/', include(pair, namespace='mine')),
                    url(r'^plain/', include('plain.urls')),
                    url(r'^none/', include('plain.urls', namespace=None)),
                ]
                """,
            files={
                "polls/__init__.py": "",
                "polls/urls.py": "app_name = 'polls'\nurlpatterns = []\n",
                "plain/__init__.py": "",
                "plain/urls.py": "urlpatterns = []\n",
            },
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or not call.args or site.has_stars(call):
            return
        namespace = site.argument(call, "namespace", 1)
        if namespace is None or site.argument(call, "app_name", 2) is not None:
            return
        if isinstance(namespace, ast.Constant) and not namespace.value:
            return
        given = call.args[0]
        sure = self._lacks(site, given)
        unknown = sure is None and _hides(site, given)
        if (sure is None and not unknown) or (not sure and needs_release(site, Release(2, 0))):
            return
        message = "What is included under a namespace must have an application name"
        if not self.replaceable:
            if sure and (self.gone or site.range.supports < site.range.target):
                yield site.flag(message=message)
            return
        if unknown or not isinstance(namespace, ast.Constant | ast.Name | ast.Attribute):
            yield site.flag(message=message, advice=_LOOK if unknown else "")
            return
        pair = f"({site.source(given)}, {site.source(namespace)})"
        edit = site.edit_call(call).value(0, pair).edit()
        if sure:
            yield site.fix(edit, message=message)
        else:
            yield site.suggest(
                edit,
                message=message,
                advice="The pair is needed where what is included has no app_name, and does no harm to a module that has one.",
            )

    def _lacks(self, site: Site, given: ast.expr) -> bool | None:
        """Whether what is included has no application name for certain; None where it has one, or may."""
        if isinstance(given, ast.List | ast.ListComp):
            return True
        if isinstance(given, ast.Constant) and isinstance(given.value, str):
            return self._module_lacks(site, given.value)
        if isinstance(given, ast.Name):
            if self._is_list(site, given):
                return True
        if isinstance(given, ast.Name | ast.Attribute):
            found = site.resolve(given)
            if found is not None and found in site.index.modules:
                return self._module_lacks(site, found)
            module, _, last = (found or "").rpartition(".")
            if last == "urlpatterns" and module != site.module.name:
                return True
            if site.range.start < Release(1, 9) and _is_value(site, found):
                return True
            # a pair is no way to give the name before 1.9, so what is no module can only be a list
            if isinstance(given, ast.Attribute) and given.attr == "urls":
                return False if not self._is_admin(site, given) else None
        return None

    def _is_list(self, site: Site, name: ast.Name) -> bool:
        """Whether a name only ever stands for a list, to which more may be added."""
        owner = site.module.scope_at(name).owner(name.id)
        bindings = [] if owner is None else owner.bindings[name.id]
        values = [one.value for one in bindings if one.kind is BindingKind.ASSIGN]
        added = [one.node for one in bindings if one.kind is not BindingKind.ASSIGN]
        return (
            bool(values)
            and all(map(_makes_list, values))
            and all(isinstance(site.module.parents.get(node), ast.AugAssign) for node in added)
        )

    def _module_lacks(self, site: Site, name: str) -> bool | None:
        facts = site.index.modules.get(name)
        if facts is not None:
            return None if "app_name" in facts.bindings or facts.stars else True
        if name.startswith("django."):
            from codemods.django import api

            return None if api.exists(f"{name}.app_name", site.range.target) else True
        return False

    def _is_admin(self, site: Site, given: ast.Attribute) -> bool:
        if site.is_name(given.value, "django.contrib.admin.site", "django.contrib.admin.sites.site"):
            return True
        found = site.infer(given.value)
        return found is not None and site.index.is_subclass(found.qname, "django.contrib.admin.AdminSite")


_LOOK = (
    "Where this is a plain list of patterns, write include((patterns, app_name), namespace=...); a pair and a module with "
    "an app_name may stay."
)


def _hides(site: Site, given: ast.expr) -> bool:
    """Whether what is included comes out of a call, a loop or an argument, where nothing shows what it is."""
    if isinstance(given, ast.Call):
        return not _gives_pair(site, given.func)
    if not isinstance(given, ast.Name):
        return isinstance(given, ast.BinOp | ast.JoinedStr | ast.Subscript | ast.IfExp)
    if _is_value(site, site.resolve(given)):
        return True
    owner = site.module.scope_at(given).owner(given.id)
    bindings = [] if owner is None else owner.bindings[given.id]
    return any(
        one.kind in (BindingKind.PARAMETER, BindingKind.OTHER)
        or (isinstance(one.value, ast.Call) and not _gives_pair(site, one.value.func))
        for one in bindings
    )


def _is_value(site: Site, name: str | None) -> bool:
    """Whether a name is that of something that another module of the repository assigns."""
    module, _, last = (name or "").rpartition(".")
    facts = site.index.modules.get(module)
    return facts is not None and facts.path != site.module.path and facts.bindings.get(last) == (name,)


def _gives_pair(site: Site, func: ast.expr) -> bool:
    """Whether what is called is a function of the module that gives a pair."""
    name = func.id if isinstance(func, ast.Name) else ""
    for function, scope in site.module.walk.functions:
        if function.name == name and scope is site.module.walk.root:
            given = [one.value for one in ast.walk(function) if isinstance(one, ast.Return)]
            return bool(given) and all(isinstance(one, ast.Tuple) for one in given)
    return False


_LISTS = frozenset(
    ["format_suffix_patterns", "i18n_patterns", "list", "patterns", "static", "staticfiles_urlpatterns"]
)
"""What gives a list of patterns, whatever it is imported from."""


def _makes_list(value: ast.expr | None) -> bool:
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        return _makes_list(value.left) or _makes_list(value.right)
    if isinstance(value, ast.Call):
        func = value.func
        return last_name(func) in _LISTS
    return isinstance(value, ast.List | ast.ListComp)
