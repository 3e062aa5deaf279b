"""The module ``django.core.urlresolvers``."""

from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RenameSymbols
from codemods.rules.site import Site

_RESOLVERS = frozenset(["RegexURLPattern", "RegexURLResolver", "LocaleRegexURLResolver"])


class CoreUrlresolvers(RenameSymbols):
    """``django.core.urlresolvers`` is ``django.urls`` now."""

    change = "1.10/core-urlresolvers"
    also = ("2.0/core-urlresolvers",)
    moves = {"django.core.urlresolvers": "django.urls"}
    advice = "The URL helpers live in django.urls; resolver classes in django.urls.resolvers."
    examples = [
        Fixes(
            before="""\
                from django.core.urlresolvers import reverse, reverse_lazy as lazy, NoReverseMatch

                def link(pk):
                    try:
                        return reverse("detail", args=[pk])
                    except NoReverseMatch:
                        return lazy("home")
                """,
            after="""\
                from django.urls import reverse, reverse_lazy as lazy, NoReverseMatch

                def link(pk):
                    try:
                        return reverse("detail", args=[pk])
                    except NoReverseMatch:
                        return lazy("home")
                """,
        ),
        Fixes(
            before="""\
                from django.core import urlresolvers

                print(urlresolvers.reverse("home"), urlresolvers.resolve("/"))
                """,
            after="""\
                from django import urls

                print(urls.reverse("home"), urls.resolve("/"))
                """,
        ),
        Fixes(
            before="""\
                from django.core import mail, urlresolvers as resolvers

                mail.send_mail(resolvers.reverse("home"), "", "", [])
                """,
            after="""\
                from django import urls as resolvers
                from django.core import mail

                mail.send_mail(resolvers.reverse("home"), "", "", [])
                """,
        ),
        Fixes(
            before="""\
                import django.core.urlresolvers

                print(django.core.urlresolvers.reverse("home"))
                """,
            after="""\
                import django.urls

                print(django.urls.reverse("home"))
                """,
        ),
        Fixes(
            before="""\
                from django.core import urlresolvers

                urls = [urlresolvers.reverse("home")]
                """,
            after="""\
                from django import urls as urlresolvers

                urls = [urlresolvers.reverse("home")]
                """,
        ),
        Fixes(
            before="""\
                from unittest import mock

                def test():
                    from django.core.urlresolvers import reverse
                    with mock.patch("django.core.urlresolvers.reverse"):
                        return reverse("home")
                """,
            after="""\
                from unittest import mock

                def test():
                    from django.urls import reverse
                    with mock.patch("django.urls.reverse"):
                        return reverse("home")
                """,
        ),
        Fixes(
            before="""\
                from django.core.urlresolvers import ViewDoesNotExist, resolve

                def known(path):
                    try:
                        return resolve(path)
                    except ViewDoesNotExist:
                        return None
                """,
            after="""\
                from django.core.exceptions import ViewDoesNotExist
                from django.urls import resolve

                def known(path):
                    try:
                        return resolve(path)
                    except ViewDoesNotExist:
                        return None
                """,
        ),
        Fixes(
            before="""\
                from django.core.urlresolvers import *

                def known(name):
                    try:
                        return reverse(name) or print(name)
                    except NoReverseMatch:
                        return None
                """,
            after="""\
                from django.urls import NoReverseMatch, reverse

                def known(name):
                    try:
                        return reverse(name) or print(name)
                    except NoReverseMatch:
                        return None
                """,
        ),
        Flags(
            """\
                from django.core.urlresolvers import LocaleRegexProvider

                print(LocaleRegexProvider)
                """,
            line=1,
        ),
        Keeps(
            """\
                try:
                    from django.urls import reverse
                except ImportError:
                    from django.core.urlresolvers import reverse

                print(reverse("home"))
                """
        ),
        Keeps(
            """\
                from shop.core import urlresolvers

                print(urlresolvers.reverse("home"))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.qname.rpartition(".")[2] in _RESOLVERS and self.range.target >= Release(2, 0):
            return  # they changed their names at the same time
        yield from super().visit(site)

    def new_name(self, qname: str) -> str | None:
        """What merely passed through the old module is taken from where it lives."""
        from codemods.django import api

        return super().new_name(qname) or api.moved_to(qname, Release(1, 9), self.range.target)
