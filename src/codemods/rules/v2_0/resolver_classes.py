"""The classes of URL patterns."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


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
    advice = "Rename it, read entry.pattern.regex for entry.regex, and give a RegexPattern where one is made."
    examples = [
        Suggests(
            before="""\
                from django.urls import RegexURLPattern
                from django.urls.resolvers import RegexURLResolver

                print(isinstance(1, (RegexURLPattern, RegexURLResolver)))
                """,
            after="""\
                from django.urls import URLPattern
                from django.urls.resolvers import URLResolver

                print(isinstance(1, (URLPattern, URLResolver)))
                """,
        ),
        Keeps("""\
                try:
                    from django.urls import URLPattern
                except ImportError:
                    from django.urls import RegexURLPattern as URLPattern

                print(URLPattern)
                """),
    ]
