"""``whitelist`` of ``EmailValidator``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.arguments import ChangeArguments
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnName, OnSubclass

_VALIDATOR = "django.core.validators.EmailValidator"
_OLD, _NEW = "domain_whitelist", "domain_allowlist"


class EmailvalidatorWhitelist(ChangeArguments):
    """``EmailValidator`` takes ``allowlist``; it was ``whitelist``."""

    change = "3.2/emailvalidator-whitelist-argument"
    also = ("3.2/emailvalidator-whitelist-migrations", "4.1/emailvalidator-whitelist")
    calls = (_VALIDATOR,)
    rename = {"whitelist": "allowlist"}
    available = "3.2"
    examples = [
        Fixes(
            before="""\
                from django.core import validators

                check = validators.EmailValidator(whitelist=["localhost"])
                """,
            after="""\
                from django.core import validators

                check = validators.EmailValidator(allowlist=["localhost"])
                """,
        ),
        Fixes(
            path="shop/migrations/0001_initial.py",
            before="""\
                import django.core.validators
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    field = models.EmailField(validators=[django.core.validators.EmailValidator(whitelist=["a"])])
                """,
            after="""\
                import django.core.validators
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    field = models.EmailField(validators=[django.core.validators.EmailValidator(allowlist=["a"])])
                """,
        ),
        Keeps(
            """\
                from django.core.validators import EmailValidator, URLValidator
                from shop.validators import EmailValidator as Own

                check = EmailValidator(None, None, ["localhost"]), Own(whitelist=[]), EmailValidator(allowlist=[])
                """
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        """Not a subclass that takes its own ``whitelist``."""
        for ancestor in site.index.ancestry(site.resolve(call.func) or ""):
            facts = site.index.class_facts(ancestor)
            if facts is not None and "__init__" in facts.methods:
                return False
        return True


class EmailvalidatorDomainWhitelist(Rule):
    """``EmailValidator.domain_whitelist`` is called ``domain_allowlist``."""

    change = "3.2/emailvalidator-domain-whitelist"
    also = ("4.1/emailvalidator-domain-whitelist",)
    triggers = (
        OnSubclass(_VALIDATOR),
        OnMember(_VALIDATOR, _OLD),
        OnName(f"django.core.validators.validate_email.{_OLD}"),
    )
    available = "3.2"
    examples = [
        Fixes(
            before="""\
                from django.core.validators import EmailValidator, validate_email

                class ShopValidator(EmailValidator):
                    domain_whitelist = ["localhost"]

                    def __call__(self, value):
                        return value in self.domain_whitelist

                validate_email.domain_whitelist.append("shop")
                """,
            after="""\
                from django.core.validators import EmailValidator, validate_email

                class ShopValidator(EmailValidator):
                    domain_allowlist = ["localhost"]

                    def __call__(self, value):
                        return value in self.domain_allowlist

                validate_email.domain_allowlist.append("shop")
                """,
        ),
        Keeps(
            """\
                from django.core.validators import URLValidator

                class ShopValidator(URLValidator):
                    domain_whitelist = ["localhost"]

                    def __call__(self, value):
                        return value in self.domain_whitelist
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        message = f"{_OLD} is {_NEW} now"
        if not self.replaceable:
            if self.gone and not isinstance(node, ast.ClassDef):
                yield site.flag(message=message)
            return
        if isinstance(node, ast.Attribute):
            if node.attr == _OLD:
                yield site.fix(site.replace_name(node, _NEW), message=message)
            return
        if not isinstance(node, ast.ClassDef):
            return
        for statement in node.body:
            target = (
                statement.targets[0]
                if isinstance(statement, ast.Assign)
                else getattr(statement, "target", None)
            )
            if isinstance(target, ast.Name) and target.id == _OLD:
                yield site.fix(site.replace_name(target, _NEW), node=statement, message=message)
