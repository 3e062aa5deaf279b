"""Nonces of a content security policy that no template is given (security.W027)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.facts import ModuleFacts
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import append, entries, key_of
from codemods.rules.shapes.settings_modules import closure, importers
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_PROCESSOR = "django.template.context_processors.csp"
_MIDDLEWARE = "django.middleware.csp.ContentSecurityPolicyMiddleware"
_NONCE = "django.utils.csp.CSP.NONCE"
_POLICIES = ("SECURE_CSP", "SECURE_CSP_REPORT_ONLY")
_ENGINE = "django.template.backends.django.DjangoTemplates"


class CspNonceCheck(Rule):
    """The checks warn where a content security policy asks for a nonce and no context processor gives it to templates."""

    change = "6.1/csp-nonce-check"
    triggers = (OnSetting("TEMPLATES"),)
    available = "6.0"
    advice = "From 6.1 on the templates of the admin have the nonce as well then."
    examples = [
        Suggests(
            path="settings.py",
            before="""\
                from django.utils.csp import CSP

                MIDDLEWARE = ["django.middleware.csp.ContentSecurityPolicyMiddleware"]
                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "OPTIONS": {
                            "context_processors": [
                                "django.template.context_processors.request",
                            ],
                        },
                    },
                ]
                SECURE_CSP = {"script-src": [CSP.SELF, CSP.NONCE]}
                """,
            after="""\
                from django.utils.csp import CSP

                MIDDLEWARE = ["django.middleware.csp.ContentSecurityPolicyMiddleware"]
                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "OPTIONS": {
                            "context_processors": [
                                "django.template.context_processors.request",
                                "django.template.context_processors.csp",
                            ],
                        },
                    },
                ]
                SECURE_CSP = {"script-src": [CSP.SELF, CSP.NONCE]}
                """,
        ),
        Flags(
            path="site/settings/base.py",
            source="""\
                INSTALLED_APPS = []
                MIDDLEWARE = ["django.middleware.csp.ContentSecurityPolicyMiddleware"]
                TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
                """,
            line=3,
            files={
                "site/settings/__init__.py": "",
                "site/settings/live.py": """\
                    from django.utils.csp import CSP
                    from site.settings.base import *

                    DATABASES = {}
                    SECURE_CSP_REPORT_ONLY = {"script-src": [CSP.NONCE]}
                    """,
            },
        ),
        Keeps(
            path="settings.py",
            source="""\
                from django.utils.csp import CSP

                MIDDLEWARE = ["django.middleware.csp.ContentSecurityPolicyMiddleware"]
                TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
                TEMPLATES[0]["OPTIONS"] = {"context_processors": ["django.template.context_processors.csp"]}
                SECURE_CSP = {"script-src": [CSP.NONCE]}
                """,
        ),
        Keeps(
            path="settings.py",
            source="""\
                from django.utils.csp import CSP

                MIDDLEWARE = ["django.middleware.csp.ContentSecurityPolicyMiddleware"]
                TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
                SECURE_CSP = {"script-src": [CSP.SELF]}
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        templates = site.given()
        if site.kind != "assign" or not isinstance(templates, ast.List | ast.Tuple):
            return
        together = list(_together(site))
        if not _says(together, _MIDDLEWARE) or not any(_NONCE in facts.uses for facts in together):
            return
        if not any(name in facts.bindings for facts in together for name in _POLICIES):
            return
        if _PROCESSOR in site.module.text or _says(together, _PROCESSOR):
            return
        for engine in templates.elts:
            processors = _processors(engine)
            if processors is not None:
                quote = site.source(processors.elts[0])[:1] if processors.elts else '"'
                text = f"{quote}{_PROCESSOR}{quote}" if quote in "'\"" else f'"{_PROCESSOR}"'
                yield site.suggest(append(site, processors, [text]), node=processors)
                return
        yield site.flag(advice=f"Put {_PROCESSOR} among the context processors of an engine.")


def _together(site: Site) -> Iterator[ModuleFacts]:
    """This settings module, those that it star-imports, and those that star-import it."""
    yield from closure(site, site.module.names)[0]
    yield from importers(site)


def _says(modules: list[ModuleFacts], text: str) -> bool:
    return any(text in facts.strings for facts in modules)


def _processors(engine: ast.expr) -> ast.List | ast.Tuple | None:
    """The context processors of an engine of Django's own kind."""
    if not isinstance(engine, ast.Dict):
        return None
    given = {key: value for key, _, value in entries(engine)}
    options = given.get("OPTIONS")
    if key_of(given.get("BACKEND")) != _ENGINE or not isinstance(options, ast.Dict):
        return None
    found = {key: value for key, _, value in entries(options)}.get("context_processors")
    return found if isinstance(found, ast.List | ast.Tuple) else None
