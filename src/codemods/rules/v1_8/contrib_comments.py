"""The application ``django.contrib.comments``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


class ContribComments(RenameSymbols):
    """``django.contrib.comments`` is a package of its own now: ``django-contrib-comments``."""

    change = "1.8/contrib-comments"
    moves = {"django.contrib.comments": "django_comments"}
    suggests = True
    paths = True
    advice = (
        "Add django-contrib-comments to the requirements; its app label and content types are other ones."
    )
    examples = [
        Suggests(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = ("django.contrib.sites", "django.contrib.comments")
                ROOT_URLCONF = "shop.urls"
                """,
            after="""\
                INSTALLED_APPS = ("django.contrib.sites", "django_comments")
                ROOT_URLCONF = "shop.urls"
                """,
        ),
        Suggests(
            before="""\
                from django.conf.urls import include, url
                from django.contrib import comments
                from django.contrib.comments.models import Comment
                from django.contrib.comments.moderation import CommentModerator, moderator

                moderator.register(Comment, CommentModerator)
                urlpatterns = [url("^c/", include("django.contrib.comments.urls"), {"m": comments.get_model()})]
                """,
            after="""\
                from django.conf.urls import include, url
                import django_comments
                from django_comments.models import Comment
                from django_comments.moderation import CommentModerator, moderator

                moderator.register(Comment, CommentModerator)
                urlpatterns = [url("^c/", include("django_comments.urls"), {"m": django_comments.get_model()})]
                """,
        ),
        Keeps(
            """\
                from shop.contrib.comments.models import Comment

                print(Comment)
                """
        ),
    ]
