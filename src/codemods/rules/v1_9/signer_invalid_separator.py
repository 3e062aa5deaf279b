"""Separators of signatures."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_UNSAFE = re.compile(r"[A-Za-z0-9_=-]*")


class SignerInvalidSeparator(Rule):
    """A separator that can stand inside a signature is refused."""

    change = "1.9/signer-invalid-separator"
    also = ("1.10/signer-invalid-separator",)
    triggers = (OnCall("django.core.signing.Signer", subclasses=True),)
    advice = "Choose a separator such as ':' or '~'; what was signed before can then no longer be read."
    examples = [
        Flags(
            """\
                from django.core.signing import Signer, TimestampSigner

                one = Signer(sep="-")
                two = TimestampSigner(KEY, "")
                """,
            lines=(3, 4),
        ),
        Keeps(
            """\
                from django.core.signing import Signer
                from shop.signing import Signer as Other

                one = Signer(sep=":")
                two = Signer("key")
                three = Other(sep="-")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        value = site.argument(call, "sep", 1)
        if (
            isinstance(value, ast.Constant)
            and isinstance(value.value, str)
            and _UNSAFE.fullmatch(value.value)
        ):
            yield site.flag(
                message=f"The separator {value.value!r} can stand inside a signature and is refused"
            )
