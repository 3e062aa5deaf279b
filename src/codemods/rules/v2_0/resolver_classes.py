"""The classes of URL patterns."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.shapes import RenameSymbols
from codemods.rules.site import Site

_PATTERN = "django.urls.resolvers.RegexPattern"
_MODULES = ("django.core.urlresolvers", "django.urls", "django.urls.resolvers")
_NEW = {
    "RegexURLPattern": "URLPattern",
    "RegexURLResolver": "URLResolver",
    "LocaleRegexURLResolver": "URLResolver",
}


class ResolverClasses(RenameSymbols):
    """The classes of URL patterns and resolvers are called otherwise, and their regular expression is in ``pattern``."""

    change = "2.0/undocumented-url-resolver-classes"
    renames = {
        f"{module}.{old}": f"{'django.urls' if module.startswith('django.core') else module}.{new}"
        for module in _MODULES
        for old, new in _NEW.items()
    }
    suggests = True
    needs = (_PATTERN,)
    advice = "Rename it, and read entry.pattern.regex for entry.regex."
    examples = [
        Fixes(
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
        Fixes(
            current="1.8",
            before="""\
                from django.core.urlresolvers import RegexURLResolver

                def resolve(admin, path):
                    return RegexURLResolver('^', admin.urls).resolve(path)
                """,
            after="""\
                from django.urls import URLResolver
                from django.urls.resolvers import RegexPattern

                def resolve(admin, path):
                    return URLResolver(RegexPattern('^'), admin.urls).resolve(path)
                """,
        ),
        Suggests(
            before="""\
                from django.urls import LocaleRegexURLResolver, RegexURLPattern

                class Entry(RegexURLPattern):
                    pass

                print(isinstance(1, LocaleRegexURLResolver))
                """,
            after="""\
                from django.urls import URLResolver, URLPattern

                class Entry(URLPattern):
                    pass

                print(isinstance(1, URLResolver))
                """,
        ),
        Suggests(
            before="""\
                from django.urls import RegexURLResolver

                class Resolver(RegexURLResolver):
                    pass

                print(RegexURLResolver(r"^/", urlconf))
                """,
            after="""\
                from django.urls import URLResolver
                from django.urls.resolvers import RegexPattern

                class Resolver(URLResolver):
                    pass

                print(URLResolver(RegexPattern(r"^/"), urlconf))
                """,
        ),
        Flags(
            """\
                from django.urls import resolvers

                print(resolvers.RegexURLPattern(regex="^", callback=view))
                """,
            line=3,
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
        if site.kind == "use" and site.direct and call is not None and self.replaceable:
            message = "It is made from a pattern object"
            if site.keyword(call, "regex") is not None:
                yield site.flag(node=call, message=message)
                return
            if call.args and not site.has_stars(call) and not site.qname.endswith(".LocaleRegexURLResolver"):
                regex = call.args[0]
                made = site.source(regex).rpartition("(")[0].endswith("Pattern")
                if not made:
                    text = f"{site.need(_PATTERN, call)}({site.source(regex)})"
                    answer = site.suggest if self._built_on(site) else site.fix
                    yield answer(site.replace(regex, text), node=regex, message=message)
        yield from super().visit(site)

    def _answer(self, site: Site, *edits: Edit, also: list[ast.AST] | None = None) -> Answer:
        """A class of the same meaning is renamed; one that others are built on has to be looked at."""
        same = not site.qname.endswith(".LocaleRegexURLResolver")
        if same and site.kind != "string" and not self._built_on(site):
            new = self.new_name(site.qname) or ""
            return site.fix(*edits, message=self._message(site.qname, new), also=also or [])
        return super()._answer(site, *edits, also=also)

    def _built_on(self, site: Site) -> bool:
        """Whether a class of the file's own descends from the class, which has to be looked at."""
        uses: list[ast.AST] = [site.node]
        if site.binding is not None:
            uses += site.uses_of(site.binding)[0]
        return any(isinstance(site.module.parents.get(one), ast.ClassDef) for one in uses)
