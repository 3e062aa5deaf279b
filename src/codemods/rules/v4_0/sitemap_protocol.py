"""The protocol of a sitemap."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember

_BASE = "django.contrib.sitemaps.Sitemap"


class SitemapProtocol(Rule):
    """A sitemap made without a request has https links from 5.0 on, no longer http."""

    change = "4.0/sitemap-protocol"
    also = ("5.0/sitemap-protocol",)
    advice = 'Say which protocol is meant; it was "http".'
    triggers = (OnMember(_BASE, "get_urls"),)
    examples = [
        Suggests(
            before="""\
                from django.contrib.sitemaps import Sitemap

                class Shops(Sitemap):
                    pass

                class Safe(Sitemap):
                    protocol = "https"

                print(Shops().get_urls(site=site), Safe().get_urls(site=site))
                """,
            after="""\
                from django.contrib.sitemaps import Sitemap

                class Shops(Sitemap):
                    pass

                class Safe(Sitemap):
                    protocol = "https"

                print(Shops().get_urls(site=site, protocol="http"), Safe().get_urls(site=site))
                """,
        ),
        Keeps(
            """\
                from django.contrib.sitemaps import Sitemap

                class Shops(Sitemap):
                    def get_urls(self, page=1, site=None, protocol=None):
                        return super().get_urls(page, site, protocol)

                print(Shops().get_urls(1, site, "http"), admin.get_urls())
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call, node = site.call, site.node
        if call is None or site.has_stars(call) or not isinstance(node, ast.Attribute):
            return
        if site.argument(call, "protocol", 2) is not None:
            return
        found = site.infer(node.value)
        for facts in site.index.own_line(found.qname) if found is not None else ():
            if "protocol" in facts.members or "get_protocol" in facts.members:
                return
        yield site.suggest(site.edit_call(call).add("protocol", '"http"').edit())
