"""``RemoteUserMiddleware.process_request()`` under ASGI."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod


class RemoteUserMiddlewareAsync(Rule):
    """Under ASGI ``RemoteUserMiddleware`` calls ``aprocess_request()``, not this ``process_request()``."""

    change = "5.2/remote-user-middleware-async"
    also = ("6.1/remote-user-middleware-async",)
    advice = "Say yes if the project is served through ASGI."
    triggers = (OnMethod("django.contrib.auth.middleware.RemoteUserMiddleware", "process_request"),)
    examples = [
        Suggests(
            before="""\
                from django.contrib.auth.middleware import RemoteUserMiddleware

                class ShopMiddleware(RemoteUserMiddleware):
                    def process_request(self, request):
                        note(request)
                        return super().process_request(request)
                """,
            after="""\
                from asgiref.sync import sync_to_async
                from django.contrib.auth.middleware import RemoteUserMiddleware

                class ShopMiddleware(RemoteUserMiddleware):
                    def process_request(self, request):
                        note(request)
                        return super().process_request(request)

                    async def aprocess_request(self, request):
                        return await sync_to_async(self.process_request, thread_sensitive=True)(request)
                """,
        ),
        Keeps(
            """\
                from django.contrib.auth.middleware import AuthenticationMiddleware, RemoteUserMiddleware

                class ShopMiddleware(RemoteUserMiddleware):
                    header = "HTTP_USER"

                class OtherMiddleware(AuthenticationMiddleware):
                    def process_request(self, request):
                        return super().process_request(request)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, class_ = site.node, site.class_
        if not isinstance(node, ast.FunctionDef) or class_ is None:
            return
        if "aprocess_request" in site.module.walk.scope_of[class_].bindings:
            return
        wrapper = site.need("asgiref.sync.sync_to_async")
        code = (
            "\nasync def aprocess_request(self, request):\n"
            f"    return await {wrapper}(self.process_request, thread_sensitive=True)(request)"
        )
        yield site.suggest(site.insert_after(node, code))
