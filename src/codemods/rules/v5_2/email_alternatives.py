"""``EmailMultiAlternatives.alternatives``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember


class EmailAlternatives(Rule):
    """Plain tuples in ``EmailMultiAlternatives.alternatives`` fail when the message is built."""

    change = "5.2/email-alternatives-append"
    advice = "Add alternatives with attach_alternative(content, mimetype)."
    triggers = (OnMember("django.core.mail.message.EmailMultiAlternatives", "alternatives"),)
    examples = [
        Fixes(
            before="""\
                from django.core.mail import EmailMultiAlternatives

                def send(html):
                    mail = EmailMultiAlternatives("Hi", "Text")
                    mail.alternatives.append((html, "text/html"))
                    mail.alternatives = [(html, "text/html")]
                    mail.send()
                """,
            after="""\
                from django.core.mail import EmailMultiAlternatives

                def send(html):
                    mail = EmailMultiAlternatives("Hi", "Text")
                    mail.attach_alternative(html, "text/html")
                    mail.alternatives = []
                    mail.attach_alternative(html, "text/html")
                    mail.send()
                """,
        ),
        Flags(
            """\
                from django.core.mail import EmailMultiAlternatives

                def send(parts):
                    mail = EmailMultiAlternatives("Hi", "Text")
                    mail.alternatives.extend(parts)
                    mail.alternatives += parts
                """,
            lines=(5, 6),
        ),
        Keeps(
            """\
                from django.core.mail import EmailMultiAlternatives

                def send(other):
                    mail = EmailMultiAlternatives("Hi", "Text")
                    mail.attach_alternative("<b>", "text/html")
                    mail.alternatives = []
                    other.alternatives.append(("a", "b"))
                    return mail.alternatives[0]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, parent = site.node, site.parent
        if not isinstance(node, ast.Attribute):
            return
        owner = site.source(node.value)
        if isinstance(parent, ast.Assign) and parent.targets == [node]:
            value = parent.value
            if isinstance(value, ast.List | ast.Tuple) and all(map(_pair, value.elts)):
                if value.elts:
                    pairs = [one for one in value.elts if isinstance(one, ast.Tuple)]
                    indent, newline = site.module.indent_of(parent), site.module.source.newline
                    lines = [f"{owner}.alternatives = []", *(self._attach(site, owner, one) for one in pairs)]
                    yield site.fix(site.replace(parent, f"{newline}{indent}".join(lines)))
            elif not isinstance(value, ast.Attribute):
                yield site.flag()
            return
        if isinstance(parent, ast.AugAssign) and parent.target is node:
            yield site.flag()
            return
        if not isinstance(parent, ast.Attribute) or parent.attr not in ("append", "extend", "insert"):
            return
        call = site.module.parents.get(parent)
        if not isinstance(call, ast.Call) or call.func is not parent:
            return
        statement = site.module.parents.get(call)
        added = call.args[0] if len(call.args) == 1 else None
        if parent.attr == "append" and isinstance(added, ast.Tuple) and _pair(added):
            if isinstance(statement, ast.Expr):
                yield site.fix(site.replace(call, self._attach(site, owner, added)), node=call)
                return
        if parent.attr == "append" and isinstance(added, ast.Call):
            called = site.resolve(added.func)
            if called is not None and called.endswith("EmailAlternative"):
                return
        yield site.flag(node=call)

    def _attach(self, site: Site, owner: str, pair: ast.Tuple) -> str:
        return f"{owner}.attach_alternative({site.source(pair.elts[0])}, {site.source(pair.elts[1])})"


def _pair(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Tuple)
        and len(node.elts) == 2
        and not any(isinstance(one, ast.Starred) for one in node.elts)
    )
