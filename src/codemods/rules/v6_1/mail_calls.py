"""The calls that send mail, for the rules about their arguments."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.statements import step_of
from codemods.rules.shapes.overrides import is_super, own_definition, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnMember, Trigger

__all__ = ["FUNCTIONS", "MESSAGE", "is_mail_call", "mail_triggers", "wrapped_in_try"]

FUNCTIONS = tuple(
    f"django.core.mail.{name}" for name in ("send_mail", "send_mass_mail", "mail_admins", "mail_managers")
)
MESSAGE = "django.core.mail.EmailMessage"
_USER = "django.contrib.auth.models.AbstractUser"
_SEND = ("fail_silently", "using")
_METHODS = ((MESSAGE, "send"), (_USER, "email_user"))


def mail_triggers(*functions: str, methods: bool = True) -> Iterator[Trigger]:
    """Calls of the functions (all four where none is named), of ``message.send()`` and of ``user.email_user()``."""
    for name in functions or FUNCTIONS:
        yield OnCall(name)
    if methods:
        for base, name in _METHODS:
            yield OnMember(base, name, likely=True)


def is_mail_call(site: Site, keyword: str) -> bool:
    """Whether the call at a site hands its arguments to Django, not to a method of the repository's own.

    Where nothing is known of the object of a method, only the telling ``keyword`` makes the call one that is meant; the
    site then is not certain.
    """
    call = site.call
    if call is None:
        return False
    if not isinstance(site.node, ast.Attribute):
        return True
    found = site.infer(site.node.value)
    if found is None or not site.certain:
        if site.node.attr == "send" and (call.args or any(one.arg not in _SEND for one in call.keywords)):
            return False
        return site.keyword(call, keyword) is not None and _uses_mail(site)
    seek = super_definition if is_super(site.node.value) else own_definition
    return seek(site, found.qname, site.node.attr) is None


def _uses_mail(site: Site) -> bool:
    """Whether the module has to do with mail, or calls ``email_user``, which nobody else has."""
    if isinstance(site.node, ast.Attribute) and site.node.attr == "email_user":
        return True
    return "mail" in site.module.text.lower()


def wrapped_in_try(site: Site, statement: ast.stmt, text: str) -> str | None:
    """A statement's new text inside ``try: … except OSError: pass``; None where it cannot be indented."""
    if '"""' in text or "'''" in text or "\\\n" in text:
        return None
    newline = site.module.source.newline
    indent = site.module.indent_of(statement)
    lines = text.splitlines()
    step = step_of(indent or ("\t" if "\n\t" in site.module.text else ""))
    body = [f"{indent}{step}{lines[0]}", *(f"{step}{line}" if line.strip() else line for line in lines[1:])]
    return newline.join(["try:", *body, f"{indent}except OSError:", f"{indent}{step}pass"])
