"""``request`` of an authentication backend's ``authenticate()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.index.facts import FunctionFacts
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMethod, Trigger
from codemods.source.inference import Inferred
from codemods.source.names import last_name

_BACKENDS = ("django.contrib.auth.backends.ModelBackend", "django.contrib.auth.backends.RemoteUserBackend")
# What backends have besides; of classes that are no backends, hardly one has both.
_OTHERS = frozenset(
    ["get_user", "has_perm", "has_module_perms", "get_all_permissions", "get_group_permissions"]
)
_LISTED = {
    "shop/__init__.py": "",
    "shop/settings.py": 'SECRET_KEY = ""\nINSTALLED_APPS = []\nAUTHENTICATION_BACKENDS = ["shop.code.MailBackend"]\n',
}


class AuthenticateRequest(Rule):
    """``authenticate()`` of an authentication backend must take the request first."""

    change = "1.11/authenticate-request-argument"
    also = ("2.1/authenticate-request-required",)
    available = "1.11"
    advice = "Define it as authenticate(self, request, …); callers give the request or None first."
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.backends import ModelBackend

                class MailBackend(ModelBackend):
                    def authenticate(self, username=None, password=None, **kwargs):
                        return super(MailBackend, self).authenticate(username, password=password, **kwargs)

                class TokenBackend(ModelBackend):
                    def authenticate(self, token):
                        return None

                class AnyBackend(ModelBackend):
                    def authenticate(self, **credentials):
                        return ModelBackend.authenticate(self, **credentials)
                """,
            after="""\
                from django.contrib.auth.backends import ModelBackend

                class MailBackend(ModelBackend):
                    def authenticate(self, request=None, username=None, password=None, **kwargs):
                        return super(MailBackend, self).authenticate(request, username, password=password, **kwargs)

                class TokenBackend(ModelBackend):
                    def authenticate(self, request, token):
                        return None

                class AnyBackend(ModelBackend):
                    def authenticate(self, request=None, **credentials):
                        return ModelBackend.authenticate(self, request, **credentials)
                """,
        ),
        Fixes(
            before="""\
                class MailBackend(object):
                    def authenticate(self, mail=None, password=None):
                        return None

                    def get_user(self, user_id):
                        return None
                """,
            after="""\
                class MailBackend(object):
                    def authenticate(self, request=None, mail=None, password=None):
                        return None

                    def get_user(self, user_id):
                        return None
                """,
            files=_LISTED,
        ),
        Fixes(
            before="""\
                from shop.backends import MailBackend, NewBackend

                class Tests:
                    backend = MailBackend()

                    def setUp(self):
                        self.other = MailBackend()

                    def test(self):
                        self.other.authenticate("a", "b")
                        self.backend.authenticate(mail="a", password="b")
                        MailBackend().authenticate("a", "b")
                        NewBackend().authenticate(None, "a")
                """,
            after="""\
                from shop.backends import MailBackend, NewBackend

                class Tests:
                    backend = MailBackend()

                    def setUp(self):
                        self.other = MailBackend()

                    def test(self):
                        self.other.authenticate(None, "a", "b")
                        self.backend.authenticate(None, mail="a", password="b")
                        MailBackend().authenticate(None, "a", "b")
                        NewBackend().authenticate(None, "a")
                """,
            files={
                "shop/__init__.py": "",
                "shop/backends.py": """\
from django.contrib.auth.backends import ModelBackend


class MailBackend(ModelBackend):
    def authenticate(self, mail, password):
        pass


class NewBackend(ModelBackend):
    def authenticate(self, request, mail):
        pass
""",
            },
        ),
        Suggests(
            before="""\
                class RuleBackend(object):
                    def authenticate(self, username, password):
                        return None

                    def has_perm(self, user, perm, obj=None):
                        return False
                """,
            after="""\
                class RuleBackend(object):
                    def authenticate(self, request, username, password):
                        return None

                    def has_perm(self, user, perm, obj=None):
                        return False
                """,
        ),
        Suggests(
            target="2.1",
            before="""\
                from django.contrib.auth import load_backend

                def check(path, client):
                    backend = load_backend(path)
                    client.authenticate(username="a", password="b")
                    return backend.authenticate(username="a", password="b") or backend.authenticate(None, token=1)
                """,
            after="""\
                from django.contrib.auth import load_backend

                def check(path, client):
                    backend = load_backend(path)
                    client.authenticate(username="a", password="b")
                    return backend.authenticate(None, username="a", password="b") or backend.authenticate(None, token=1)
                """,
        ),
        Flags(
            """\
                from django.contrib.auth.backends import ModelBackend

                class MailBackend(ModelBackend):
                    def authenticate(self, mail=None, request=None):
                        return None
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.contrib.auth.backends import ModelBackend

                class MailBackend(ModelBackend):
                    def authenticate(self, request, username=None, password=None):
                        return super().authenticate(request, username, password)

                class OpenBackend(ModelBackend):
                    def authenticate(self, *args, **kwargs):
                        return super().authenticate(*args, **kwargs)

                class Client:
                    def authenticate(self, user=None):
                        return user

                class Rest:
                    def authenticate(self, http_request):
                        return None
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnMethod("", "authenticate")
        yield OnAttribute("authenticate")

    def visit(self, site: Site) -> Iterator[Answer]:
        node, class_ = site.node, site.class_
        if isinstance(node, ast.Attribute):
            yield from self._call(site, node)
            return
        known = self._is_backend(site, class_) if class_ is not None else None
        if not isinstance(node, ast.FunctionDef) or known is None:
            return
        arguments = node.args
        names = [one.arg for one in arguments.args]
        if names[1:2] == ["request"] or arguments.vararg is not None or arguments.posonlyargs or not names:
            return
        if names[1:2] and "request" in names[1]:
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        if (
            "request" in names
            or any(one.arg == "request" for one in arguments.kwonlyargs)
            or node.decorator_list
        ):
            yield site.flag(
                advice=f"{self.advice} Move the parameter to the front, and look at who calls it."
            )
            return
        if any(isinstance(part, ast.Name) and part.id == "request" for part in ast.walk(node)):
            yield site.flag(advice=f"{self.advice} The body uses the name request for something else.")
            return
        default = len(arguments.defaults) == len(names) - 1
        first = arguments.args[0]
        edits: list[Edit] = [
            site.replace(
                first, f"{site.source(first)}, request=None" if default else f"{site.source(first)}, request"
            )
        ]
        for call in ast.walk(node):
            if (
                isinstance(call, ast.Call)
                and isinstance(call.func, ast.Attribute)
                and call.func.attr == node.name
            ):
                owner = call.func.value
                if _is_super(owner):
                    edits.append(site.edit_call(call).add(None, "request", at=0).edit())
                elif site.is_name(owner, *_BACKENDS):
                    edits.append(site.edit_call(call).add(None, "request", at=1).edit())
        if known:
            yield site.fix(edits)
        else:
            yield site.suggest(edits, advice="Do so if the class is an authentication backend.")

    def _call(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        """A call of a backend's method, which gets the request that the method now takes: none."""
        call = site.module.walk.calls.get(node)
        if call is None or not self.replaceable or _is_super(node.value):
            return
        receiver = site.infer(node.value) or _kept(site, node.value)
        if receiver is None and self.gone and _is_backend_name(node.value):
            if not call.args and call.keywords and site.keyword(call, "request") is None:
                yield site.suggest(
                    site.edit_call(call).add(None, "None", at=0).edit(),
                    node=call,
                    message="authenticate() of an authentication backend is given the request first",
                    advice=f"Do so if {site.source(node.value)} is an authentication backend; give the request where "
                    "there is one.",
                )
            return
        if receiver is None or not receiver.certain or not receiver.instance:
            return
        method = self._method_of(site, receiver.qname)
        if method is None or not _gets_request(method):
            return
        given = call.args[0] if call.args else None
        if isinstance(given, ast.Starred) or site.keyword(call, "request") is not None:
            return
        if isinstance(given, ast.Constant) and given.value is None:
            return  # written for both
        if given is not None and "request" in site.source(given):
            return
        yield site.fix(site.edit_call(call).add(None, "None", at=0).edit(), node=call)

    def _method_of(self, site: Site, qname: str) -> FunctionFacts | None:
        """The repository's own ``authenticate()`` that a backend has, where this run may change it."""
        index = site.index
        for ancestor in index.ancestry(qname):
            facts = index.class_facts(ancestor)
            if facts is None or "authenticate" not in facts.methods:
                continue
            backend = not set(index.ancestry(ancestor)).isdisjoint(_BACKENDS)
            backend = backend or (not _OTHERS.isdisjoint(facts.methods) and self._is_listed(site, {ancestor}))
            module = index.modules.get(ancestor.rpartition(".")[0])
            return facts.methods["authenticate"] if backend and module and module.writable else None
        return None

    def _is_backend(self, site: Site, class_: ast.ClassDef) -> bool | None:
        """Whether a class is a backend for certain (True), or looks like one (False); None where it does not."""
        if site.descends(class_, *_BACKENDS):
            return True
        if _OTHERS.isdisjoint(one.name for one in class_.body if isinstance(one, ast.FunctionDef)):
            return None
        own = {f"{name}.{class_.name}" for name in site.module.names}
        if self._is_listed(site, own):
            return True
        return False if class_.name.endswith("Backend") else None

    def _is_listed(self, site: Site, own: set[str]) -> bool:
        settings: frozenset[str] = getattr(site.project, "settings", frozenset())
        return any(not own.isdisjoint(site.index.files[path].strings) for path in settings)


def _is_backend_name(node: ast.expr) -> bool:
    name = last_name(node)
    return name in ("backend", "auth_backend", "model_backend", "authentication_backend")


def _kept(site: Site, node: ast.expr) -> Inferred | None:
    """What ``self.backend`` is: what the class body and its methods make it, where they all make it one thing."""
    class_ = site.class_
    if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name) or class_ is None:
        return None
    if node.value.id not in ("self", "cls"):
        return None
    values: list[ast.expr | None] = []
    for part in ast.walk(class_):
        if not isinstance(part, ast.Assign):
            continue
        for target in part.targets:
            named = isinstance(target, ast.Name) and target.id == node.attr and part in class_.body
            if named or (isinstance(target, ast.Attribute) and target.attr == node.attr):
                values.append(part.value)
    found = {site.infer(value) if value is not None else None for value in values}
    return found.pop() if len(found) == 1 else None


def _gets_request(method: FunctionFacts) -> bool:
    """Whether a method is given a request by this rule."""
    names = (*method.positional, *method.keyword_only)
    return not (
        any("request" in name for name in names)
        or method.var_positional
        or method.decorators
        or not method.positional
    )


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"
