"""``item['enclosure']`` in feed generators."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class FeedItemEnclosureInGenerator(Rule):
    """The items of a feed hold a list of ``enclosures`` instead of one ``enclosure``."""

    change = "1.9/feed-item-enclosure-in-generator"
    triggers = (OnSubclass("django.utils.feedgenerator.SyndicationFeed"),)
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.utils.feedgenerator import Rss201rev2Feed

                class Podcast(Rss201rev2Feed):
                    def add_item_elements(self, handler, item):
                        super().add_item_elements(handler, item)
                        if item['enclosure'] is not None:
                            handler.addQuickElement("size", item["enclosure"].length)
                """,
            after="""\
                from django.utils.feedgenerator import Rss201rev2Feed

                class Podcast(Rss201rev2Feed):
                    def add_item_elements(self, handler, item):
                        super().add_item_elements(handler, item)
                        if (item['enclosures'][0] if item['enclosures'] else None) is not None:
                            handler.addQuickElement("size", (item["enclosures"][0] if item["enclosures"] else None).length)
                """,
        ),
        Flags(
            """\
                from django.utils.feedgenerator import Rss201rev2Feed

                class Podcast(Rss201rev2Feed):
                    def add_item_elements(self, handler, item):
                        return item["encl" "osure"]
                """,
            line=5,
        ),
        Keeps(
            """\
                class Podcast:
                    def add_item_elements(self, handler, item):
                        return item["enclosure"]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not isinstance(site.node, ast.ClassDef) or not self.replaceable:
            return
        for node in ast.walk(site.node):
            if not isinstance(node, ast.Subscript) or not isinstance(node.ctx, ast.Load):
                continue
            if not isinstance(node.value, ast.Name) or node.value.id != "item":
                continue
            key = node.slice
            if isinstance(key, ast.Constant) and key.value == "enclosure":
                message = "An item of a feed holds a list of enclosures"
                if "enclosure" not in site.source(key):
                    yield site.flag(node=node, message=message)
                    continue
                text = site.source(node).replace("enclosure", "enclosures")
                yield site.fix(
                    site.replace(node, f"({text}[0] if {text} else None)"),
                    node=node,
                    message=message,
                )
