"""The error of e-mail attachments that lack their content or its type."""

from __future__ import annotations

import ast

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes.raised_errors import RaisesOtherError
from codemods.rules.site import Site

_MESSAGE = "django.core.mail.message.EmailMessage"


class EmailAttachError(RaisesOtherError):
    """Attaching without content or type raises ``ValueError``, no longer ``AssertionError``."""

    change = "4.0/email-attach-valueerror"
    new = "ValueError"
    examples = [
        Suggests(
            before="""\
                from django.core.mail import EmailMessage

                class Tests(Base):
                    def test(self, message):
                        with self.assertRaises(AssertionError):
                            message.attach_alternative(None, "text/html")
                        mail = EmailMessage("Hello")
                        with self.assertRaises(AssertionError):
                            mail.attach("file.txt", mimetype="text/plain")
                        self.assertRaises(AssertionError, mail.attach, "file.txt")
                """,
            after="""\
                from django.core.mail import EmailMessage

                class Tests(Base):
                    def test(self, message):
                        with self.assertRaises(ValueError):
                            message.attach_alternative(None, "text/html")
                        mail = EmailMessage("Hello")
                        with self.assertRaises(ValueError):
                            mail.attach("file.txt", mimetype="text/plain")
                        self.assertRaises(ValueError, mail.attach, "file.txt")
                """,
        ),
        Keeps(
            """\
                from django.core.mail import EmailMessage

                def attach(device):
                    try:
                        device.attach("disk")
                        EmailMessage("Hello").attach("file.txt", "text", "text/plain")
                    except AssertionError:
                        pass
                """
        ),
    ]

    def raises(self, site: Site, node: ast.AST) -> bool:
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            return False
        if node.func.attr == "attach_alternative":
            return not all(
                map(_is_text, (site.argument(node, "content", 0), site.argument(node, "mimetype", 1)))
            )
        if node.func.attr != "attach" or _is_text(site.argument(node, "content", 1)):
            return False
        found = site.infer(node.func.value)
        return found is not None and site.index.is_subclass(found.qname, _MESSAGE)


def _is_text(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is not None
