"""``user.is_authenticated()`` and ``user.is_anonymous()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnKeyword, OnMember, OnModule, Trigger
from codemods.rules.v1_10.users import BASES, has_lookalike, named_user
from codemods.source.names import last_name

_NAMES = ("is_authenticated", "is_anonymous")
_STUB = """\
class Visitor:
    def is_authenticated(self):
        return False
"""


class IsAuthenticatedCall(Rule):
    """``is_authenticated`` and ``is_anonymous`` are attributes of users, no longer methods."""

    change = "1.10/is-authenticated-call"
    also = ("1.10/is-anonymous-call", "2.0/is-authenticated-call")
    available = "1.10"
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.models import AnonymousUser, User
                from django.views.generic import View

                def index(request):
                    if request.user.is_authenticated() and not request.user.is_anonymous():
                        return None

                class Index(View):
                    def get(self, request):
                        user = request.user
                        return self.request.user.is_authenticated(), user.is_anonymous()

                print(AnonymousUser().is_authenticated(), User(pk=1).is_authenticated ())
                """,
            after="""\
                from django.contrib.auth.models import AnonymousUser, User
                from django.views.generic import View

                def index(request):
                    if request.user.is_authenticated and not request.user.is_anonymous:
                        return None

                class Index(View):
                    def get(self, request):
                        user = request.user
                        return self.request.user.is_authenticated, user.is_anonymous

                print(AnonymousUser().is_authenticated, User(pk=1).is_authenticated)
                """,
        ),
        Fixes(
            before="""\
                def allowed(ctx, user, info):
                    return user.is_authenticated() or ctx["request"].user.is_authenticated()
                """,
            after="""\
                def allowed(ctx, user, info):
                    return user.is_authenticated or ctx["request"].user.is_authenticated
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.auth.decorators import user_passes_test

                def is_guest(who):
                    return who.is_anonymous()

                @user_passes_test(lambda u: u.is_authenticated(), login_url="/in/")
                @user_passes_test(is_guest)
                def index(request):
                    return request.session["user"].is_authenticated()
                """,
            after="""\
                from django.contrib.auth.decorators import user_passes_test

                def is_guest(who):
                    return who.is_anonymous

                @user_passes_test(lambda u: u.is_authenticated, login_url="/in/")
                @user_passes_test(is_guest)
                def index(request):
                    return request.session["user"].is_authenticated
                """,
        ),
        Suggests(
            before="""\
                def allowed(user):
                    return user.is_authenticated()
                """,
            after="""\
                def allowed(user):
                    return user.is_authenticated
                """,
            files={"shop/stubs.py": _STUB, "shop/__init__.py": ""},
        ),
        Suggests(
            before="""\
                def allowed(owner):
                    return owner.is_authenticated()
                """,
            after="""\
                def allowed(owner):
                    return owner.is_authenticated
                """,
        ),
        Suggests(
            before="""\
                from unittest import mock

                def test(request):
                    request.user.is_authenticated = lambda: True
                    request.user.is_anonymous.return_value = False
                    other = mock.Mock(is_authenticated=lambda: False)
                    third = mock.Mock(is_authenticated=mock.Mock(return_value=True))
                """,
            after="""\
                from unittest import mock

                def test(request):
                    request.user.is_authenticated = True
                    request.user.is_anonymous = False
                    other = mock.Mock(is_authenticated=False)
                    third = mock.Mock(is_authenticated=True)
                """,
        ),
        Flags(
            """\
                from unittest.mock import patch
                from django.contrib.auth.models import User

                def check(request, users):
                    User.is_authenticated(request.user)
                    with patch.object(User, "is_authenticated", return_value=True):
                        pass
                    with patch("django.contrib.auth.models.User.is_anonymous", lambda self: False):
                        return [one for one in map(User.is_authenticated, users)]
                """,
            lines=(5, 6, 8, 9),
        ),
        Flags(
            """\
                def allowed(request):
                    return getattr(request.user, "is_authenticated")() and getattr(request, "is_anonymous", None)
                """,
            line=2,
        ),
        Flags(
            """\
                def allowed(request):
                    return request.user.is_authenticated()
                """,
            line=2,
            supports="1.8",
        ),
        Keeps(
            """\
                from unittest.mock import PropertyMock, patch
                from django.contrib.auth.models import User

                def check():
                    with patch.object(User, "is_authenticated", True):
                        with patch("shop.User.is_anonymous", new_callable=PropertyMock):
                            with patch("shop.User.is_anonymous", new=False):
                                pass
                """
        ),
        Keeps(
            """\
                class Basic:
                    def is_authenticated(self, request):
                        return True

                def check(request, token):
                    if Basic().is_authenticated(request) and token.is_authenticated(request):
                        return request.user.is_authenticated
                """
        ),
        Keeps(
            """\
                def enter(user, inside):
                    user.is_authenticated.return_value = inside
                    user.is_authenticated.__bool__ = lambda self: inside
                """
        ),
        Keeps(
            """\
                def allowed(user):
                    if callable(user.is_authenticated):
                        return user.is_authenticated()
                    return user.is_anonymous() if callable(user.is_anonymous) else user.is_anonymous
                """
        ),
        Keeps(
            """\
                class Session:
                    def is_anonymous(self):
                        return True

                print(Session().is_anonymous())
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in _NAMES:
            for base in BASES:
                yield OnMember(base, name, likely=True)
            yield OnAttribute(name)
            yield OnKeyword(name)
        yield OnModule(("patch", "getattr"))

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.kind == "module":
            yield from self._patches(site)
        elif isinstance(node, ast.Call):
            yield from self._keyword(site, node)
        elif site.qname in _NAMES:
            yield from self._stub(site)
        elif isinstance(node, ast.Attribute):
            yield from self._call(site, node)

    def _patches(self, site: Site) -> Iterator[Answer]:
        """``patch.object(User, "is_authenticated", …)``: what is put there must be a property now."""
        if not any(name in site.module.text for name in _NAMES):
            return
        for node in site.module.texts(*_NAMES):
            value = node.value if isinstance(node.value, str) else ""
            if value.rpartition(".")[2] not in _NAMES:
                continue
            call = site.module.parents.get(node)
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "getattr":
                outer = site.module.parents.get(call)
                called = isinstance(outer, ast.Call) and outer.func is call
                if called and call.args[1:2] == [node] and not outer.args:  # type: ignore[union-attr]
                    yield site.flag(
                        node=call,
                        message=f"{value} of a user is an attribute now, and calling it fails",
                        advice="Drop the brackets if it is asked of a user of Django's.",
                    )
                continue
            if (
                not isinstance(call, ast.Call)
                or node not in call.args[:2]
                or "patch" not in site.source(call.func)
            ):
                continue
            given = site.argument(call, "new", call.args.index(node) + 1)
            plain = isinstance(given, ast.Constant) and isinstance(given.value, bool)
            if site.keyword(call, "new_callable") is None and not plain:
                yield site.flag(
                    node=node,
                    message=f"{value.rpartition('.')[2]} is an attribute of a user now: a function in its place "
                    "counts as true",
                    advice="Patch it with new_callable=PropertyMock, or with the value itself.",
                )

    def _call(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        found = site.infer(node.value) if site.certain else None
        if found is not None and not found.instance and isinstance(node.ctx, ast.Load):
            if self.gone and not self._asked_first(site, node):
                yield site.flag(
                    message=f"{node.attr} is a property of the class now, and no function",
                    advice=f"Write a function that takes a user and returns user.{node.attr}.",
                )
            return
        call = site.call
        if call is None or call.args or call.keywords or self._asked_first(site, node):
            return
        message = f".{node.attr} of a user is an attribute now, and calling it fails"
        if not self.replaceable:
            if self.gone:
                yield site.flag(
                    message=message,
                    advice="Django before 1.10 needs the call: compare the version, or wrap both in one function.",
                )
            return
        edit = site.replace(call, site.source(node))
        if not site.certain and named_user(site, node.value) and not has_lookalike(site, node.attr):
            site.certain = True
        if site.certain:
            yield site.fix(edit, message=message)
        else:
            yield site.suggest(
                edit,
                message=message,
                advice=f"Drop the brackets if {site.source(node.value)} is a user of Django's.",
            )

    def _asked_first(self, site: Site, node: ast.Attribute) -> bool:
        """Whether the code asks first, as one does that runs on releases of both kinds: ``callable(user.is_…)``."""
        asked = f"callable({site.source(node)})"
        for ancestor in site.module.ancestors(node):
            if isinstance(ancestor, ast.If | ast.IfExp):
                test = site.source(ancestor.test)
                if asked in test or ("callable(getattr(" in test and node.attr in test):
                    return True
            if isinstance(ancestor, ast.BoolOp) and asked in site.source(ancestor):
                return True
        return False

    def _stub(self, site: Site) -> Iterator[Answer]:
        """``user.is_authenticated = lambda: True`` and ``user.is_authenticated.return_value = True``."""
        node, statement = site.node, site.statement
        if (
            not isinstance(node, ast.Attribute)
            or not isinstance(statement, ast.Assign)
            or not self.replaceable
        ):
            return
        target = statement.targets[0]
        if len(statement.targets) != 1 or self._tells_truth(site, node.attr):
            return
        message = (
            f"{node.attr} is an attribute of a user now: a stub must be a value, as a function counts as true"
        )
        advice = "Let the stub be the value itself; on a real user object use another kind of user."
        if target is node:
            value = _returned(statement.value)
            if value is not None:
                yield site.suggest(
                    site.replace(statement.value, site.source(value)), message=message, advice=advice
                )
        elif isinstance(target, ast.Attribute) and target.value is node and target.attr == "return_value":
            yield site.suggest(site.replace(target, site.source(node)), message=message, advice=advice)

    def _tells_truth(self, site: Site, name: str) -> bool:
        """Whether the file sees to it that a stub counts as what it returns: ``user.is_….__bool__ = lambda self: …``."""
        told = site.module.walk.attributes.get("__bool__", ())
        return any(isinstance(one.value, ast.Attribute) and one.value.attr == name for one, _ in told)

    def _keyword(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        keyword = site.keyword(call, site.qname)
        value = _returned(keyword.value) if keyword is not None else None
        if keyword is not None and value is not None and self.replaceable:
            yield site.suggest(
                site.replace(keyword.value, site.source(value)),
                node=keyword,
                message=f"{site.qname} is an attribute of a user now: a stub must be a value, "
                "as a function counts as true",
                advice="Let the stub be the value itself if it stands in for a user.",
            )


def _returned(node: ast.expr) -> ast.expr | None:
    """What ``lambda: x``, ``lambda self: x`` or ``Mock(return_value=x)`` gives when called; None for anything else."""
    if isinstance(node, ast.Lambda):
        own = {argument.arg for argument in node.args.args}
        read = {part.id for part in ast.walk(node.body) if isinstance(part, ast.Name)}
        return node.body if not own & read else None
    if isinstance(node, ast.Call) and not node.args and len(node.keywords) == 1:
        called = last_name(node.func)
        if called in ("Mock", "MagicMock") and node.keywords[0].arg == "return_value":
            return node.keywords[0].value
    return None
