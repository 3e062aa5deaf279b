"""``login()`` with a user that may be ``None``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.source.names import last_name

_CALLS = (OnCall("django.contrib.auth.login"), OnCall("django.contrib.auth.alogin"))
_MAY_BE_NONE = frozenset(["authenticate", "aauthenticate", "first", "last", "afirst", "alast"])


class LoginUserMaybeNone(Rule):
    """``login()`` fails for a user that is ``None``, which this one may be."""

    change = "5.2/login-user-maybe-none"
    advice = "Ask whether there is a user before logging in."
    triggers = _CALLS
    examples = [
        Flags(
            """\
                from django.contrib.auth import authenticate, login

                def enter(request):
                    user = authenticate(request, token=request.GET["token"])
                    login(request, user)
                    login(request, authenticate(request))
                """,
            lines=(5, 6),
        ),
        Flags(
            """\
                from django.contrib.auth import authenticate as check, login as enter

                def view(request):
                    enter(request, check(request))
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.contrib.auth import authenticate, login

                def enter(request, form):
                    user = authenticate(request, token=request.GET["token"])
                    if user is not None:
                        login(request, user)
                    other = form.get_user()
                    login(request, other)
                    third = authenticate(request)
                    assert third
                    login(request, third)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        user = site.argument(call, "user", 1) if call is not None else None
        if user is None:
            return
        if isinstance(user, ast.Name):
            owner = site.module.scope_at(user).owner(user.id)
            bindings = owner.bindings[user.id] if owner is not None else []
            if len(bindings) != 1 or bindings[0].value is None or self._tested(site, user):
                return
            user = bindings[0].value
        if isinstance(user, ast.Await):
            user = user.value
        if isinstance(user, ast.Call):
            func = user.func
            name = last_name(func)
            django = "django.contrib.auth.authenticate", "django.contrib.auth.aauthenticate"
            if site.is_name(func, *django) or (
                name in _MAY_BE_NONE and name not in ("authenticate", "aauthenticate")
            ):
                yield site.flag(node=call)

    def _tested(self, site: Site, user: ast.Name) -> bool:
        """Whether anything at all in the function is decided by the name."""
        for use, _ in site.module.walk.names.get(user.id, ()):
            root: ast.AST = use
            while isinstance(root, ast.Attribute):
                root = root.value
            inner = root
            for outer in site.module.ancestors(root):
                if isinstance(outer, ast.If | ast.While | ast.IfExp | ast.Assert) and inner is outer.test:
                    return True
                if isinstance(outer, ast.BoolOp | ast.Compare | ast.Match):
                    return True
                if isinstance(outer, ast.Call) and isinstance(outer.func, ast.Attribute):
                    if outer.func.attr.lower().startswith("assert"):
                        return True
                inner = outer
        return False
