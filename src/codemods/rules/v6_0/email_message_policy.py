"""Overrides of ``EmailMessage.message()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_BASE = "django.core.mail.EmailMessage"


class EmailMessagePolicy(Rule):
    """``message()`` is called with a policy, which an override must take and hand on."""

    change = "6.0/email-message-override-policy"
    available = "6.0"
    advice = "Take policy by keyword, email.policy.default where nothing is said, and hand it to super().message()."
    triggers = (OnMethod(_BASE, "message"),)
    examples = [
        Fixes(
            before="""\
                from django.core.mail import EmailMultiAlternatives

                class Letter(EmailMultiAlternatives):
                    def message(self):
                        message = super().message()
                        message["X-Letter"] = "1"
                        return message
                """,
            after="""\
                import email.policy

                from django.core.mail import EmailMultiAlternatives

                class Letter(EmailMultiAlternatives):
                    def message(self, policy=email.policy.default):
                        message = super().message(policy=policy)
                        message["X-Letter"] = "1"
                        return message
                """,
        ),
        Flags(
            """\
                from django.core.mail import EmailMessage

                class Letter(EmailMessage):
                    def message(self):
                        return super().message()
                """,
            line=4,
            supports="5.2",
        ),
        Flags(
            """\
                from django.core.mail import EmailMessage
                from shop.models import email

                class Letter(EmailMessage):
                    def message(self):
                        return super().message()
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.core.mail import EmailMessage

                class Letter(EmailMessage):
                    def message(self, **kwargs):
                        return super().message(**kwargs)

                class Page:
                    def message(self):
                        return "Hello"
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        function = site.node
        if not isinstance(function, ast.FunctionDef) or function.args.kwarg is not None:
            return
        if any(one.arg == "policy" for one in [*function.args.args, *function.args.kwonlyargs]):
            return
        bound = site.module.walk.root.bindings.get("email")
        if not self.replaceable:
            yield site.flag()
            return
        if bound and any(one.target not in ("email", "email.policy") for one in bound):
            yield site.flag(advice=f"{self.advice} The name email means something else in this module.")
            return
        edits = [site.add_parameter(function, "policy", "email.policy.default")]
        for part in ast.walk(function):
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
                if part.func.attr == "message" and is_super(part.func.value) and not site.has_stars(part):
                    try:
                        edits.append(site.edit_call(part).add("policy", "policy").edit())
                    except CannotRewrite as reason:
                        yield site.flag(advice=f"{self.advice} Not rewritten: {reason}.")
                        return
        site.import_module("email.policy")
        yield site.fix(edits)
