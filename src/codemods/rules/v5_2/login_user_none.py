"""``login()`` with no user at all."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_CALLS = (OnCall("django.contrib.auth.login"), OnCall("django.contrib.auth.alogin"))


class LoginUserNone(Rule):
    """``login()`` must be told whom to log in; ``None`` no longer stands for the user of the request."""

    change = "5.2/login-user-none"
    also = ("6.1/login-user-none",)
    advice = "Pass the user that is meant: request.user."
    triggers = _CALLS
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth import alogin, login

                def enter(request):
                    login(request, None)
                    login(request, user=None, backend="x")

                async def aenter(request):
                    await alogin(request, None)
                """,
            after="""\
                from django.contrib.auth import alogin, login

                def enter(request):
                    login(request, request.user)
                    login(request, user=request.user, backend="x")

                async def aenter(request):
                    await alogin(request, await request.auser())
                """,
        ),
        Keeps(
            """\
                from django.contrib.auth import login
                from shop.auth import login as own

                def enter(request, user=None):
                    own(request, None)
                    if user is not None:
                        login(request, user)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        user, request = site.argument(call, "user", 1), site.argument(call, "request", 0)
        if not isinstance(user, ast.Constant) or user.value is not None:
            return
        if not isinstance(request, ast.Name | ast.Attribute):
            yield site.flag(node=call)
            return
        text = f"{site.source(request)}.user"
        if site.qname.endswith(".alogin"):
            if not isinstance(site.function, ast.AsyncFunctionDef):
                yield site.flag(node=call)
                return
            text = f"await {site.source(request)}.auser()"
        yield site.fix(site.replace(user, text), node=call)
