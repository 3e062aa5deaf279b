"""``mime_type`` of feeds."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeClass


class FeedMimeType(ChangeClass):
    """Feeds say their type in ``content_type``; it was ``mime_type``."""

    change = "1.9/feed-mime-type"
    also = ("2.0/feed-mime-type",)
    of = ("django.utils.feedgenerator.SyndicationFeed",)
    attributes = {"mime_type": "content_type"}
    available = "1.8"
    examples = [
        Fixes(
            before="""\
                from django.utils.feedgenerator import Rss201rev2Feed

                class ShopFeed(Rss201rev2Feed):
                    mime_type = "application/xml"
                """,
            after="""\
                from django.utils.feedgenerator import Rss201rev2Feed

                class ShopFeed(Rss201rev2Feed):
                    content_type = "application/xml"
                """,
        ),
        Keeps("""\
                class ShopFeed:
                    mime_type = "application/xml"
                """),
    ]
