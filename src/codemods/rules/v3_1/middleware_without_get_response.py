"""Middleware that is made without ``get_response``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnSubclass

_MIXIN = "django.utils.deprecation.MiddlewareMixin"
_MIDDLEWARE = tuple(
    f"django.{module}.{name}"
    for module, names in {
        "contrib.auth.middleware": "AuthenticationMiddleware RemoteUserMiddleware PersistentRemoteUserMiddleware",
        "contrib.flatpages.middleware": "FlatpageFallbackMiddleware",
        "contrib.messages.middleware": "MessageMiddleware",
        "contrib.redirects.middleware": "RedirectFallbackMiddleware",
        "contrib.sessions.middleware": "SessionMiddleware",
        "contrib.sites.middleware": "CurrentSiteMiddleware",
        "contrib.admindocs.middleware": "XViewMiddleware",
        "middleware.cache": "UpdateCacheMiddleware FetchFromCacheMiddleware CacheMiddleware",
        "middleware.clickjacking": "XFrameOptionsMiddleware",
        "middleware.common": "CommonMiddleware BrokenLinkEmailsMiddleware",
        "middleware.csrf": "CsrfViewMiddleware",
        "middleware.gzip": "GZipMiddleware",
        "middleware.http": "ConditionalGetMiddleware",
        "middleware.locale": "LocaleMiddleware",
        "middleware.security": "SecurityMiddleware",
    }.items()
    for name in names.split()
)


class MiddlewareWithoutGetResponse(Rule):
    """Middleware must be given ``get_response`` when it is made."""

    change = "3.1/middlewaremixin-none-calls"
    # Django's own by name: before 1.10 they had no mixin to descend from.
    triggers = (
        OnCall(_MIXIN, subclasses=True),
        *(OnCall(name, subclasses=True) for name in _MIDDLEWARE),
        OnSubclass(_MIXIN),
        *(OnSubclass(name) for name in _MIDDLEWARE),
    )
    available = "1.10"
    advice = "Give a function that returns a response where the middleware itself is called."
    examples = [
        Suggests(
            before="""\
                from django.contrib.sessions.middleware import SessionMiddleware

                class OwnMiddleware(SessionMiddleware):
                    pass

                middleware = OwnMiddleware()
                """,
            after="""\
                from django.contrib.sessions.middleware import SessionMiddleware

                class OwnMiddleware(SessionMiddleware):
                    pass

                middleware = OwnMiddleware(lambda request: None)
                """,
        ),
        Fixes(
            current="1.8",
            before="""\
                from django.middleware.csrf import CsrfViewMiddleware

                middleware = CsrfViewMiddleware()
                middleware.process_view(request, view, (), {})
                """,
            after="""\
                from django.middleware.csrf import CsrfViewMiddleware

                middleware = CsrfViewMiddleware(lambda request: None)
                middleware.process_view(request, view, (), {})
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.sessions.middleware import SessionMiddleware

                def with_session(request):
                    SessionMiddleware().process_request(request)
                    SessionMiddleware(get_response=None).process_request(request)
                    SessionMiddleware(more=2).process_request(request)
                    return SessionMiddleware().SessionStore
                """,
            after="""\
                from django.contrib.sessions.middleware import SessionMiddleware

                def with_session(request):
                    SessionMiddleware(lambda request: None).process_request(request)
                    SessionMiddleware(get_response=lambda request: None).process_request(request)
                    SessionMiddleware(lambda request: None, more=2).process_request(request)
                    return SessionMiddleware(lambda request: None).SessionStore
                """,
        ),
        Fixes(
            before="""\
                from django.utils.deprecation import MiddlewareMixin

                class ShopMiddleware(MiddlewareMixin):
                    @classmethod
                    def find(cls, request):
                        cls().process_request(request)
                        return cls.shops(cls)

                    def process_request(self, request):
                        cls = self.shops()
                        return cls()
                """,
            after="""\
                from django.utils.deprecation import MiddlewareMixin

                class ShopMiddleware(MiddlewareMixin):
                    @classmethod
                    def find(cls, request):
                        cls(lambda request: None).process_request(request)
                        return cls.shops(cls)

                    def process_request(self, request):
                        cls = self.shops()
                        return cls()
                """,
        ),
        Suggests(
            path="shop/tests.py",
            before="""\
                from django.utils.deprecation import MiddlewareMixin

                class PageMiddleware(MiddlewareMixin):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)

                def test_page(request):
                    middleware = PageMiddleware()
                    return middleware.process_view(request)
                """,
            after="""\
                from django.utils.deprecation import MiddlewareMixin

                class PageMiddleware(MiddlewareMixin):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)

                def test_page(request):
                    middleware = PageMiddleware(lambda request: None)
                    return middleware.process_view(request)
                """,
        ),
        Keeps(
            """\
                from django.contrib.sessions.middleware import SessionMiddleware
                from shop.middleware import OtherMiddleware

                def with_session(request, get_response):
                    SessionMiddleware(get_response).process_request(request)
                    OtherMiddleware().process_request(request)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.ClassDef):
            yield from self._by_itself(site, site.node)
        elif site.call is not None:
            yield from self._made(site, site.call, site.resolve(site.call.func) or "")

    def _by_itself(self, site: Site, class_: ast.ClassDef) -> Iterator[Answer]:
        """``cls()`` in a class method of the middleware."""
        for node, scope in site.module.walk.names.get("cls", ()):
            call = site.module.walk.calls.get(node)
            if call is None or not isinstance(node, ast.Name) or scope.node not in class_.body:
                continue
            made = site.infer(node)
            if made is not None and not made.instance:
                yield from self._made(site, call, made.qname)

    def _made(self, site: Site, call: ast.Call, qname: str) -> Iterator[Answer]:
        if site.has_stars(call):
            return
        for ancestor in site.index.ancestry(qname):
            facts = site.index.class_facts(ancestor)
            if facts is not None and "__init__" in facts.methods:
                made = facts.methods["__init__"]
                if len(made.positional) == 1 and made.var_positional and made.var_keyword:
                    continue  # it hands on what it is given
                if not made.positional[1:] or made.positional[1] != "get_response":
                    return
                break
        given = site.argument(call, "get_response", 0)
        message = f"{site.source(call.func)}() must be given get_response"
        text = "lambda request: None"
        parent = site.module.parents.get(call)
        # Django's own never look whether there is one, and where one was called for None failed: so what is taken of
        # the middleware here, and all that Django's own do, asked for no response.
        own = site.index.class_facts(qname) is not None
        answer = site.suggest if own and not isinstance(parent, ast.Attribute) else site.fix
        if given is None and not call.args:
            yield answer(site.edit_call(call).add(None, text, at=0).edit(), node=call, message=message)
        elif isinstance(given, ast.Constant) and given.value is None:
            yield answer(site.replace(given, text), node=call, message=message)
