"""``mime_type`` of feed generators."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeClass
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember

_FEED = "django.utils.feedgenerator.SyndicationFeed"


class FeedMimeType(ChangeClass):
    """Feed generators say their type in ``content_type``, no longer in ``mime_type``."""

    change = "1.9/feed-mime-type"
    also = ("2.0/feed-mime-type",)
    of = (_FEED,)
    attributes = {"mime_type": "content_type"}
    triggers = (OnMember(_FEED, "mime_type"),)
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.utils.feedgenerator import Atom1Feed

                class Podcast(Atom1Feed):
                    mime_type = "application/xml"

                    def header(self):
                        return self.mime_type
                """,
            after="""\
                from django.utils.feedgenerator import Atom1Feed

                class Podcast(Atom1Feed):
                    content_type = "application/xml"

                    def header(self):
                        return self.content_type
                """,
        ),
        Keeps(
            """\
                from django.utils.feedgenerator import Enclosure

                class File:
                    mime_type = "text/plain"

                enclosure = Enclosure("x", "1", mime_type="audio/mpeg")
                print(enclosure.mime_type)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Attribute):
            message = "The mime_type of a feed is its content_type now"
            if self.replaceable:
                yield site.fix(site.replace_name(site.node, "content_type"), message=message)
            elif self.gone:
                yield site.flag(message=message)
            return
        yield from super().visit(site)
