"""Forms that other hosts of a domain post, and the ``Origin`` header."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_COOKIE = "CSRF_COOKIE_DOMAIN"
_SESSION = "SESSION_COOKIE_DOMAIN"
_TRUSTED = "CSRF_TRUSTED_ORIGINS"


class CsrfOrigin(Rule):
    """The domain of the CSRF cookie no longer lets its other hosts post forms: their ``Origin`` is refused unless
    ``CSRF_TRUSTED_ORIGINS`` names it.
    """

    change = "4.0/csrf-origin-checked"
    partly = True
    triggers = (OnSetting(_COOKIE), OnSetting(_SESSION))
    advice = (
        'Where forms come from there, trust those hosts: CSRF_TRUSTED_ORIGINS = ["https://*.example.com"].'
    )
    examples = [
        Flags(
            path="settings.py",
            source='INSTALLED_APPS = []\nALLOWED_HOSTS = []\nCSRF_COOKIE_DOMAIN = ".example.com"\n',
            line=3,
        ),
        Flags(
            path="settings.py",
            source="""\
                INSTALLED_APPS = []
                DOMAIN = "example.com"
                CSRF_USE_SESSIONS = True
                SESSION_COOKIE_DOMAIN = "." + DOMAIN
                """,
            line=4,
        ),
        Keeps(
            path="settings.py",
            source='INSTALLED_APPS = []\nALLOWED_HOSTS = []\nSESSION_COOKIE_DOMAIN = ".example.com"\n',
        ),
        Keeps(
            path="settings.py",
            source="""\
                INSTALLED_APPS = []
                CSRF_COOKIE_DOMAIN = ".example.com"
                CSRF_TRUSTED_ORIGINS = ["https://*.example.com"]
                """,
        ),
        Keeps(
            path="settings.py",
            source='INSTALLED_APPS = []\nALLOWED_HOSTS = []\nCSRF_COOKIE_DOMAIN = "localhost"\n',
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "assign" or "test" in site.roles or not _is_domain(site, site.given()):
            return
        if (site.qname == _SESSION) is not _in_sessions(site):
            return
        if not site.index.binders(_TRUSTED) and _TRUSTED not in site.module.text:
            yield site.flag()


def _in_sessions(site: Site) -> bool:
    value = site.value_of("CSRF_USE_SESSIONS")
    return isinstance(value, ast.Constant) and value.value is True


def _is_domain(site: Site, value: ast.expr | None) -> bool:
    """Whether a value names all hosts of a domain, as far as what it begins with tells."""
    if isinstance(value, ast.Name):
        return _is_domain(site, site.value_of(value.id))
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add | ast.Mod):
        return (key_of(value.left) or "").startswith(".")
    if isinstance(value, ast.JoinedStr):
        return bool(value.values) and (key_of(value.values[0]) or "").startswith(".")
    return (key_of(value) or "").startswith(".")
