"""The link from the admin to the site."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_SITE = "django.contrib.admin.sites.AdminSite"


class AdminSiteUrlLink(Rule):
    """The header of the admin links to ``site_url``, which is ``/`` where nothing else is said."""

    change = "1.8/admin-site-url-link"
    triggers = (OnSubclass(_SITE),)
    advice = "Set site_url to the address that the admin belongs to, or to None for no link."
    examples = [
        Flags(
            """\
                from django.contrib.admin import AdminSite

                class Office(AdminSite):
                    site_header = "Office"
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.contrib.admin import AdminSite

                class Office(AdminSite):
                    site_url = None

                class Inner(Office):
                    site_header = "Inner office"

                class Outer(AdminSite):
                    def __init__(self, *args):
                        self.site_url = "/shop/"
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef) or _sets(node):
            return
        for base in node.bases:
            qname = site.resolve(base, certain=False)
            for one in site.index.ancestry(qname) if qname else ():
                facts = site.index.class_facts(one)
                if facts is not None:
                    return  # the class that comes first in the repository is told of, and sets it or not for the rest
        yield site.flag(node=node)


def _sets(node: ast.ClassDef) -> bool:
    """Whether a class sets ``site_url``, for itself or its instances."""
    for one in ast.walk(node):
        if isinstance(one, ast.Attribute) and one.attr == "site_url" and isinstance(one.ctx, ast.Store):
            return True
        if isinstance(one, ast.Name) and one.id == "site_url" and isinstance(one.ctx, ast.Store):
            return True
    return any(isinstance(one, ast.FunctionDef) and one.name == "site_url" for one in node.body)
