"""Constructors of mail backends."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_BASE = "django.core.mail.backends.base.BaseEmailBackend"
_NAME = "fail_silently"


def _super_calls(function: ast.AST) -> list[ast.Call]:
    return [
        part
        for part in ast.walk(function)
        if isinstance(part, ast.Call)
        and isinstance(part.func, ast.Attribute)
        and part.func.attr == "__init__"
        and is_super(part.func.value)
    ]


class EmailBackendFailSilently(Rule):
    """``BaseEmailBackend`` no longer keeps ``fail_silently``: a backend that knows it keeps it itself."""

    change = "6.1/email-backend-fail-silently"
    triggers = (OnMethod(_BASE, "__init__"),)
    examples = [
        Fixes(
            before="""\
                from django.core.mail.backends.base import BaseEmailBackend

                class EmailBackend(BaseEmailBackend):
                    def __init__(self, fail_silently=False, key=None, **kwargs):
                        super().__init__(fail_silently=fail_silently, **kwargs)
                        self.key = key

                class Other(BaseEmailBackend):
                    def __init__(self, fail_silently=False, **kwargs):
                        super(Other, self).__init__(fail_silently)
                        self.fail_silently = fail_silently
                """,
            after="""\
                from django.core.mail.backends.base import BaseEmailBackend

                class EmailBackend(BaseEmailBackend):
                    def __init__(self, fail_silently=False, key=None, **kwargs):
                        super().__init__(**kwargs)
                        self.fail_silently = fail_silently
                        self.key = key

                class Other(BaseEmailBackend):
                    def __init__(self, fail_silently=False, **kwargs):
                        super(Other, self).__init__()
                        self.fail_silently = fail_silently
                """,
        ),
        Keeps(
            """\
                from django.core.mail.backends.base import BaseEmailBackend
                from django.core.mail.backends.smtp import EmailBackend

                class One(EmailBackend):
                    def __init__(self, fail_silently=False, **kwargs):
                        super().__init__(fail_silently=fail_silently, **kwargs)

                class Two(BaseEmailBackend):
                    def __init__(self, key=None, **kwargs):
                        super().__init__(**kwargs)

                class Three:
                    def __init__(self, fail_silently=False):
                        super().__init__(fail_silently=fail_silently)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        function, class_ = site.node, site.class_
        if not isinstance(function, ast.FunctionDef) or class_ is None:
            return
        if not any(site.is_name(base, _BASE) for base in class_.bases) or len(class_.bases) != 1:
            return  # Django's own backends take fail_silently themselves
        own = any(
            isinstance(part, ast.Attribute) and part.attr == _NAME and isinstance(part.ctx, ast.Store)
            for part in ast.walk(function)
        )
        for call in _super_calls(function):
            value = site.argument(call, _NAME, 0)
            if value is None:
                continue
            statement = site.module.parents.get(call)
            if not isinstance(statement, ast.Expr):
                yield site.flag(node=call)
                continue
            key: str | int = _NAME if site.keyword(call, _NAME) is not None else 0
            try:
                text = site.edit_call(call).remove(key).code
            except CannotRewrite as reason:
                yield site.flag(node=call, advice=f"Not rewritten: {reason}.")
                continue
            if not own:
                first = function.args.args[0].arg if function.args.args else "self"
                newline, indent = site.module.source.newline, site.module.indent_of(statement)
                text += f"{newline}{indent}{first}.{_NAME} = {site.source(value)}"
            yield site.fix(site.replace(statement, text), node=call)


class EmailBackendUnknownKwargs(Rule):
    """A mail backend is made with ``alias`` and the options of ``MAILERS``, which it must hand on."""

    change = "6.1/email-backend-unknown-kwargs"
    advice = "Take **kwargs and hand them on with super().__init__(**kwargs), without what the backend used itself."
    triggers = (OnMethod(_BASE, "__init__"),)
    examples = [
        Flags(
            """\
                from django.core.mail.backends.base import BaseEmailBackend
                from django.core.mail.backends.smtp import EmailBackend

                class One(BaseEmailBackend):
                    def __init__(self, key=None, fail_silently=False):
                        super().__init__()

                class Two(EmailBackend):
                    def __init__(self, key=None, **kwargs):
                        super().__init__(host="localhost")
                """,
            lines=(5, 9),
        ),
        Keeps(
            """\
                from django.core.mail.backends.base import BaseEmailBackend

                class One(BaseEmailBackend):
                    def __init__(self, key=None, **kwargs):
                        super().__init__(**kwargs)

                class Two(BaseEmailBackend):
                    def __init__(self, *args, **options):
                        super(Two, self).__init__(*args, **options)

                class Three:
                    def __init__(self, key=None):
                        super().__init__()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        function = site.node
        if not isinstance(function, ast.FunctionDef):
            return
        kwargs = function.args.kwarg
        names = {one.arg for one in [*function.args.args, *function.args.kwonlyargs]}
        if kwargs is None:
            if "alias" not in names:
                yield site.flag(message=f"{_last(site)}() does not take alias, with which MAILERS makes it")
            return
        calls = _super_calls(function)
        if calls and not any(site.has_stars(call) or site.keyword(call, "alias") for call in calls):
            yield site.flag(message=f"{_last(site)}() does not hand on alias, which it is made with")


def _last(site: Site) -> str:
    return site.class_.name if site.class_ is not None else "The backend"
