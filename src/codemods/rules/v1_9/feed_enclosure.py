"""``add_item(enclosure=…)`` of feed generators."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword

_FEED = "django.utils.feedgenerator.SyndicationFeed"


class FeedEnclosure(Rule):
    """``add_item()`` of a feed takes a list of ``enclosures`` instead of one ``enclosure``."""

    change = "1.9/feed-enclosure"
    also = ("2.0/feed-add-item-enclosure",)
    triggers = (OnKeyword("enclosure"),)
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.utils import feedgenerator

                def make(cast):
                    feed = feedgenerator.Rss201rev2Feed("Casts", "/", "All casts")
                    feed.add_item(cast.title, "/1/", enclosure=feedgenerator.Enclosure(cast.url, "1", "audio/mpeg"))
                    feed.add_item(cast.title, "/2/", enclosure=cast.file)
                    feed.add_item(cast.title, "/3/", enclosure=None)
                    return feed
                """,
            after="""\
                from django.utils import feedgenerator

                def make(cast):
                    feed = feedgenerator.Rss201rev2Feed("Casts", "/", "All casts")
                    feed.add_item(cast.title, "/1/", enclosures=[feedgenerator.Enclosure(cast.url, "1", "audio/mpeg")])
                    feed.add_item(cast.title, "/2/", enclosures=[cast.file] if cast.file is not None else [])
                    feed.add_item(cast.title, "/3/")
                    return feed
                """,
        ),
        Suggests(
            before="""\
                def fill(feed, item):
                    feed.add_item("x", "/", enclosure=item)
                """,
            after="""\
                def fill(feed, item):
                    feed.add_item("x", "/", enclosures=[item] if item is not None else [])
                """,
        ),
        Keeps(
            """\
                def fill(zoo, feed, item):
                    zoo.add(enclosure=item)
                    feed.add_item("x", "/", enclosures=[item])
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            return
        if call.func.attr != "add_item":
            return
        found = site.infer(call.func.value)
        if found is not None and not site.index.is_subclass(found.qname, _FEED):
            return
        sure = found is not None and found.certain
        message = "add_item() of a feed takes a list of enclosures"
        if not self.replaceable:
            if sure and self.gone:
                yield site.flag(message=message)
            return
        value = site.argument(call, "enclosure")
        editor = site.edit_call(call)
        if value is None or editor.has("enclosures"):
            yield site.flag(message=message)
            return
        text = site.source(value)
        if isinstance(value, ast.Constant) and value.value is None:
            editor.remove("enclosure")
        elif isinstance(value, ast.Name | ast.Attribute):
            editor.value("enclosure", f"[{text}] if {text} is not None else []").rename(
                "enclosure", "enclosures"
            )
        else:
            sure = sure and site.is_name(getattr(value, "func", None), "django.utils.feedgenerator.Enclosure")
            editor.value("enclosure", f"[{text}]").rename("enclosure", "enclosures")
        if sure:
            yield site.fix(editor.edit(), message=message)
        else:
            yield site.suggest(
                editor.edit(),
                message=message,
                advice="Do so if this is a feed generator of Django's; no enclosure is an empty list, never [None].",
            )
