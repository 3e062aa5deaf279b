"""What code does with the result of ``EmailMessage.message()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import bindings_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_EMAIL = "django.core.mail.message.EmailMessage"
_OUTBOX = "django.core.mail.outbox"
_BACKEND = "django.core.mail.backends.base.BaseEmailBackend"
_DIFFER = {
    "get_payload": "the payload of a text ends in a line break now; get_content() gives the decoded text",
    "set_payload": "set_content() sets type and charset as well",
    "set_charset": "the modern message refuses it; set_content() takes a charset",
    "attach": "the modern message takes parts of email.message, not of email.mime",
    "as_string": "lines are folded, encoded and ended otherwise",
    "as_bytes": "lines are folded, encoded and ended otherwise",
}


class EmailMessageReturnType(Rule):
    """message() returns Python's modern email.message.EmailMessage, whose parts and text are not quite the old ones."""

    change = "6.0/email-message-return-type"
    advice = "Run it on a real message: headers are decoded and structured, and serialised output differs."
    triggers = (OnAttribute("message"),)
    examples = [
        Flags(
            """\
                from django.core.mail import EmailMessage
                from django.core.mail.backends.base import BaseEmailBackend


                class Queue(BaseEmailBackend):
                    def send_messages(self, email_messages):
                        for email in email_messages:
                            message = email.message()
                            for part in message.walk():
                                self.keep(part.get_payload())
                            self.keep(message["Subject"])


                def raw():
                    return EmailMessage("Hello").message().as_bytes()
                """,
            lines=(10, 15),
        ),
        Flags(
            """\
                from django.core import mail


                def test_mail():
                    sent = mail.outbox[0].message()
                    assert sent.get_payload() == "Hello"
                """,
            line=6,
        ),
        Flags(
            path="shop/tests.py",
            source="""\
                from django.core import mail

                def test():
                    sent = mail.outbox[-1]
                    assert "a" in sent.message().as_string()
                    for one in mail.outbox:
                        assert "b" in str(one.message())
                """,
            lines=(5, 7),
        ),
        Keeps("""\
            from django.core.mail import EmailMessage


            def show(form, request):
                text = form.message().as_string()
                message = EmailMessage("Hello").message()
                return text, message["Subject"], request.message()
            """),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or call is None or not self._is_email(site, node.value):
            return
        parent = site.module.parents.get(call)
        if isinstance(parent, ast.Attribute):
            yield from self._told(site, parent)
        elif isinstance(parent, ast.Call) and getattr(parent.func, "id", "") in ("bytes", "str"):
            yield site.flag(
                node=parent,
                message="message() returns Python's modern message, whose text is written otherwise",
                advice=f"See to it that the code still fits: {_DIFFER['as_string']}.",
            )
        elif isinstance(parent, ast.Assign) and site.function is not None:
            names = {target.id for target in parent.targets if isinstance(target, ast.Name)}
            for loop in ast.walk(site.function):
                if (
                    isinstance(loop, ast.For)
                    and isinstance(loop.target, ast.Name)
                    and _walks(loop.iter, names)
                ):
                    names.add(loop.target.id)
            for use in ast.walk(site.function):
                if (
                    isinstance(use, ast.Attribute)
                    and isinstance(use.value, ast.Name)
                    and use.value.id in names
                ):
                    yield from self._told(site, use)

    def _told(self, site: Site, use: ast.Attribute) -> Iterator[Answer]:
        if use.attr in _DIFFER and use in site.module.walk.calls:
            yield site.flag(
                node=use,
                message=f"message() returns Python's modern message: {use.attr}() does other things",
                advice=f"See to it that the code still fits: {_DIFFER[use.attr]}.",
            )

    def _is_email(self, site: Site, owner: ast.expr) -> bool:
        """Whether an expression is one of Django's messages: by its class, from the outbox, or given to a back end."""
        found = site.infer(owner)
        if found is not None:
            return found.instance and site.index.is_subclass(found.qname, _EMAIL)
        if isinstance(owner, ast.Subscript):
            return site.is_name(owner.value, _OUTBOX)
        for binding in bindings_of(site, owner) if isinstance(owner, ast.Name) else ():
            loop = site.module.parents.get(binding.node)
            if isinstance(binding.value, ast.Subscript) and site.is_name(binding.value.value, _OUTBOX):
                return True
            if isinstance(loop, ast.For | ast.comprehension) and site.is_name(loop.iter, _OUTBOX):
                return True
        home = site.class_
        if not isinstance(owner, ast.Name) or home is None or not site.descends(home, _BACKEND):
            return False
        return "mail" in owner.id or "message" in owner.id or owner.id == "msg"


def _walks(node: ast.expr, names: set[str]) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("walk", "get_payload", "iter_parts")
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in names
    )
