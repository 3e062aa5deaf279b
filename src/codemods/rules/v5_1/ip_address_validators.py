"""``ip_address_validators()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class IpAddressValidators(Rule):
    """``ip_address_validators()`` returns the list of validators only, without a message."""

    change = "5.1/ip-address-validators-return"
    available = "5.1"
    advice = "Take the list of validators only; each validator has its own message."
    triggers = (OnCall("django.core.validators.ip_address_validators"),)
    examples = [
        Fixes(
            before="""\
                from django.core import validators

                class IpField:
                    def __init__(self, protocol):
                        self.default_validators, _ = validators.ip_address_validators(protocol, False)
                        first = validators.ip_address_validators(protocol, False)[0]
                """,
            after="""\
                from django.core import validators

                class IpField:
                    def __init__(self, protocol):
                        self.default_validators = validators.ip_address_validators(protocol, False)
                        first = validators.ip_address_validators(protocol, False)
                """,
        ),
        Flags(
            """\
                from django.core.validators import ip_address_validators

                def load(protocol):
                    found, message = ip_address_validators(protocol, False)
                    return found, {"invalid": message}
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.core.validators import ip_address_validators
                from shop.validators import ip_address_validators as own

                one, two = own("both", False)
                three = ip_address_validators("both", False)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or self.range.current is None:
            return
        parent = site.module.parents.get(call)
        if isinstance(parent, ast.Subscript) and parent.value is call:
            index = parent.slice
            first = isinstance(index, ast.Constant) and index.value == 0
            if first and self.replaceable:
                yield site.fix(site.replace(parent, site.source(call)), node=call)
            else:
                yield site.flag(node=call)
        elif isinstance(parent, ast.Assign) and len(parent.targets) == 1:
            target = parent.targets[0]
            if not isinstance(target, ast.Tuple | ast.List) or len(target.elts) != 2:
                return
            message = target.elts[1]
            unread = isinstance(message, ast.Name) and not any(
                isinstance(use, ast.Name) and isinstance(use.ctx, ast.Load)
                for use, _ in site.module.walk.names.get(message.id, ())
            )
            if unread and self.replaceable:
                yield site.fix(site.replace(target, site.source(target.elts[0])), node=call)
            else:
                yield site.flag(node=call)
