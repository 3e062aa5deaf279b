"""The classes of URL patterns."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols
from codemods.rules.site import Site

_PATTERN = "django.urls.resolvers.RegexPattern"


class ResolverClasses(RenameSymbols):
    """The classes of URL patterns and resolvers are called otherwise, and their regular expression is in ``pattern``."""

    change = "2.0/undocumented-url-resolver-classes"
    renames = {
        "django.urls.resolvers.RegexURLPattern": "django.urls.resolvers.URLPattern",
        "django.urls.resolvers.RegexURLResolver": "django.urls.resolvers.URLResolver",
        "django.urls.RegexURLPattern": "django.urls.URLPattern",
        "django.urls.RegexURLResolver": "django.urls.URLResolver",
        "django.urls.resolvers.LocaleRegexURLResolver": "django.urls.resolvers.URLResolver",
        "django.urls.LocaleRegexURLResolver": "django.urls.URLResolver",
    }
    suggests = True
    needs = (_PATTERN,)
    advice = "Rename it, and read entry.pattern.regex for entry.regex."
    examples = [
        Suggests(
            before="""\
                from django.urls import RegexURLPattern
                from django.urls.resolvers import RegexURLResolver

                print(isinstance(1, (RegexURLPattern, RegexURLResolver)), RegexURLResolver(r"^/", urlconf))
                """,
            after="""\
                from django.urls import URLPattern
                from django.urls.resolvers import RegexPattern, URLResolver

                print(isinstance(1, (URLPattern, URLResolver)), URLResolver(RegexPattern(r"^/"), urlconf))
                """,
        ),
        Keeps(
            """\
                try:
                    from django.urls import URLPattern
                except ImportError:
                    from django.urls import RegexURLPattern as URLPattern

                print(URLPattern)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if site.kind == "use" and call is not None and call.args and self.replaceable:
            regex = call.args[0]
            made = site.source(regex).rpartition("(")[0].endswith("Pattern")
            if not made and not site.has_stars(call):
                text = f"{site.need(_PATTERN, call)}({site.source(regex)})"
                yield site.suggest(
                    site.replace(regex, text), node=regex, message="It is made from a pattern object"
                )
        yield from super().visit(site)
