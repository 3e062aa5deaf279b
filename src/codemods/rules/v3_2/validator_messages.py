"""Percent signs in the messages of validators."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnSubclass

_VALIDATORS = tuple(
    f"django.core.validators.{name}"
    for name in ("RegexValidator", "EmailValidator", "URLValidator", "ProhibitNullCharactersValidator")
)
_BARE = re.compile(r"%%|%\(\w+\)[sdif]|(%)")
_POSITIONS = {"RegexValidator": 1, "EmailValidator": 0, "ProhibitNullCharactersValidator": 0}


class ValidatorMessages(Rule):
    """Messages of validators are formatted with the value now: a percent sign in them must be doubled."""

    change = "3.2/validator-messages-percent"
    triggers = tuple(
        trigger for name in _VALIDATORS for trigger in (OnCall(name, subclasses=True), OnSubclass(name))
    )
    available = "3.2"
    advice = "Write %% for a percent sign."
    examples = [
        Fixes(
            before="""\
                from django.core.validators import RegexValidator

                one = RegexValidator(r"x", message="Max 100% of %(value)s.")
                two = RegexValidator(r"x", "50%")

                class Percent(RegexValidator):
                    message = "Give a %."
                """,
            after="""\
                from django.core.validators import RegexValidator

                one = RegexValidator(r"x", message="Max 100%% of %(value)s.")
                two = RegexValidator(r"x", "50%%")

                class Percent(RegexValidator):
                    message = "Give a %%."
                """,
        ),
        Flags(
            """\
                from django.core.validators import RegexValidator
                from django.utils.translation import gettext_lazy as _

                one = RegexValidator(r"x", message=_("Max 100% of it."))
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.core.validators import MaxLengthValidator, RegexValidator

                one = RegexValidator(r"100%", message="Max 100%% of %(value)s."), MaxLengthValidator(5, "100%")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        value: ast.expr | None = None
        if isinstance(node, ast.ClassDef):
            for statement in node.body:
                if isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", "") == "message":
                    value = statement.value
        elif isinstance(node, ast.Call):
            name = (site.resolve(node.func) or "").rpartition(".")[2]
            value = site.argument(node, "message", _POSITIONS.get(name))
        if isinstance(value, ast.Call) and len(value.args) == 1 and not value.keywords:
            inner = value.args[0]
            if isinstance(inner, ast.Constant) and _bare(inner.value):
                yield site.flag(node=inner, advice="Write %% for a percent sign, in the translations too.")
            return
        if not isinstance(value, ast.Constant) or not _bare(value.value):
            return
        text = site.source(value)
        doubled = _BARE.sub(lambda match: "%%" if match[1] else match[0], text)
        if self.replaceable and len(re.findall(r"%", str(value.value))) == text.count("%"):
            yield site.fix(site.replace(value, doubled), node=value)
        else:
            yield site.flag(node=value)


def _bare(value: object) -> bool:
    return isinstance(value, str) and any(match[1] for match in _BARE.finditer(value))
