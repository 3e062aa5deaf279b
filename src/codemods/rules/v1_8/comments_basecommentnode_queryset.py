"""``BaseCommentNode.get_query_set()`` of ``django.contrib.comments``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class CommentsBasecommentnodeQueryset(ChangeMethods):
    """``BaseCommentNode.get_query_set()`` is ``get_queryset()`` now."""

    change = "1.8/comments-basecommentnode-queryset"
    bases = (
        "django.contrib.comments.templatetags.comments.BaseCommentNode",
        "django_comments.templatetags.comments.BaseCommentNode",
    )
    rename = {"get_query_set": "get_queryset"}
    examples = [
        Fixes(
            before="""\
                from django.contrib.comments.templatetags.comments import BaseCommentNode

                class LatestNode(BaseCommentNode):
                    def get_query_set(self, context):
                        return super(LatestNode, self).get_query_set(context)[:5]
                """,
            after="""\
                from django.contrib.comments.templatetags.comments import BaseCommentNode

                class LatestNode(BaseCommentNode):
                    def get_queryset(self, context):
                        return super(LatestNode, self).get_queryset(context)[:5]
                """,
        ),
        Keeps(
            """\
                class LatestNode(object):
                    def get_query_set(self, context):
                        return []
                """
        ),
    ]
