"""Feed generators are made with ``stylesheets``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class FeedStylesheets(ChangeMethods):
    """Feed views make their generator with ``stylesheets``, which a constructor of one's own must take."""

    change = "5.2/feed-stylesheets-signature"
    available = "5.2"
    advice = "Take stylesheets=None and hand it on."
    bases = ("django.utils.feedgenerator.SyndicationFeed",)
    grow = {"__init__": (("stylesheets", "None"),)}
    examples = [
        Fixes(
            before="""\
                from django.utils.feedgenerator import Atom1Feed

                class ShopFeed(Atom1Feed):
                    def __init__(self, title, link, description, feed_url=None):
                        super().__init__(title, link, description, feed_url=feed_url)
                """,
            after="""\
                from django.utils.feedgenerator import Atom1Feed

                class ShopFeed(Atom1Feed):
                    def __init__(self, title, link, description, feed_url=None, stylesheets=None):
                        super().__init__(title, link, description, feed_url=feed_url, stylesheets=stylesheets)
                """,
        ),
        Keeps(
            """\
                from django.contrib.syndication.views import Feed
                from django.utils.feedgenerator import Atom1Feed

                class ShopFeed(Atom1Feed):
                    def __init__(self, title, link, **kwargs):
                        super().__init__(title, link, **kwargs)

                class ShopFeedView(Feed):
                    def __init__(self, title):
                        super().__init__()
                """
        ),
    ]
