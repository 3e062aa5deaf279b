"""``request`` of an authentication backend's ``authenticate()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, Trigger

_BACKENDS = ("django.contrib.auth.backends.ModelBackend", "django.contrib.auth.backends.RemoteUserBackend")
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

    def visit(self, site: Site) -> Iterator[Answer]:
        node, class_ = site.node, site.class_
        if not isinstance(node, ast.FunctionDef) or class_ is None or not self._is_backend(site, class_):
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
                if (
                    isinstance(owner, ast.Call)
                    and isinstance(owner.func, ast.Name)
                    and owner.func.id == "super"
                ):
                    edits.append(site.edit_call(call).add(None, "request", at=0).edit())
                elif site.is_name(owner, *_BACKENDS):
                    edits.append(site.edit_call(call).add(None, "request", at=1).edit())
        yield site.fix(edits)

    def _is_backend(self, site: Site, class_: ast.ClassDef) -> bool:
        if site.descends(class_, *_BACKENDS):
            return True
        own = {f"{name}.{class_.name}" for name in site.module.names}
        settings: frozenset[str] = getattr(site.project, "settings", frozenset())
        listed = any(not own.isdisjoint(site.index.files[path].strings) for path in settings)
        return listed and any(
            isinstance(one, ast.FunctionDef) and one.name == "get_user" for one in class_.body
        )
