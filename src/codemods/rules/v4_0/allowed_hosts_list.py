"""``ALLOWED_HOSTS`` that is no list."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting


class AllowedHostsList(Rule):
    """``ALLOWED_HOSTS`` must be a list or a tuple, or the project does not start."""

    change = "4.0/undocumented-allowed-hosts-list"
    triggers = (OnSetting("ALLOWED_HOSTS"),)
    examples = [
        Suggests(
            path="settings.py",
            before='INSTALLED_APPS = []\nALLOWED_HOSTS = "*"\n',
            after='INSTALLED_APPS = []\nALLOWED_HOSTS = ["*"]\n',
        ),
        Suggests(
            path="settings.py",
            before='INSTALLED_APPS = []\nALLOWED_HOSTS = {"a.example", "b.example"}\n',
            after='INSTALLED_APPS = []\nALLOWED_HOSTS = ["a.example", "b.example"]\n',
        ),
        Flags(
            path="settings.py",
            source="""\
                from shop.hosts import Hosts

                INSTALLED_APPS = []
                ALLOWED_HOSTS = Hosts()
                """,
            line=4,
            files={"shop/hosts.py": "class Hosts:\n    def __iter__(self):\n        return iter(())\n"},
        ),
        Keeps(
            path="settings.py",
            source="""\
                import os
                from shop.hosts import Hosts, hosts

                INSTALLED_APPS = []
                ALLOWED_HOSTS = os.environ["HOSTS"].split(",")
                if DEBUG:
                    ALLOWED_HOSTS = hosts()
                else:
                    ALLOWED_HOSTS = Hosts()
                """,
            files={"shop/hosts.py": "class Hosts(list):\n    pass\n\n\ndef hosts():\n    return []\n"},
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        value = site.given()
        if site.kind not in ("assign", "keyword") or value is None:
            return
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield site.suggest(site.replace(value, f"[{site.source(value)}]"))
        elif isinstance(value, ast.Set):
            inner = ", ".join(site.source(one) for one in value.elts)
            yield site.suggest(site.replace(value, f"[{inner}]"))
        elif isinstance(value, ast.Call) and self._makes_another(site, value):
            yield site.flag()

    def _makes_another(self, site: Site, call: ast.Call) -> bool:
        """Whether a class of the repository is called that is neither a list nor a tuple."""
        found = site.resolve(call.func)
        facts = site.index.class_facts(site.index.name(found).qname) if found else None
        return facts is not None and (facts.bases == () or facts.bases == ("object",))
