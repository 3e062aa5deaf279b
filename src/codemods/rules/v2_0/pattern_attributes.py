"""The regular expression of a URL pattern."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.narrowed import narrowed_to
from codemods.rules.shapes.values import assigned_values, bindings_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.names import last_name

_MAKERS = (
    "django.conf.urls.url",
    "django.core.urlresolvers.get_resolver",
    "django.urls.get_resolver",
    "django.urls.path",
    "django.urls.re_path",
)
_CLASSES = tuple(
    f"{module}.{name}"
    for module in ("django.core.urlresolvers", "django.urls", "django.urls.resolvers")
    for name in ("RegexURLPattern", "RegexURLResolver", "URLPattern", "URLResolver")
)
_LISTS = ("urlpatterns", "url_patterns")
_OF_REGEX = ("pattern", "match", "search")
_MOVED = ("regex", "_regex", "describe")


class PatternAttributes(Rule):
    """The regular expression of a URL pattern, and what describes it, are in its attribute ``pattern``."""

    change = "2.0/undocumented-url-resolver-classes"
    triggers = tuple(OnAttribute(name) for name in _MOVED)
    available = "2.0"
    examples = [
        Fixes(
            before="""\
                from django.conf.urls import url
                from django.core.urlresolvers import RegexURLResolver, get_resolver

                home = url(r'^$', index)
                print(home.describe(), home._regex, url(r'^$', index).regex)
                root = get_resolver()
                print(root.regex)

                def show(entry):
                    return entry.regex.pattern if isinstance(entry, RegexURLResolver) else ''
                """,
            after="""\
                from django.conf.urls import url
                from django.core.urlresolvers import RegexURLResolver, get_resolver

                home = url(r'^$', index)
                print(home.pattern.describe(), home.pattern._regex, url(r'^$', index).pattern.regex)
                root = get_resolver()
                print(root.pattern.regex)

                def show(entry):
                    return entry.pattern.regex.pattern if isinstance(entry, RegexURLResolver) else ''
                """,
        ),
        Suggests(
            before="""\
                from django.urls import RegexURLPattern

                def walk(entries):
                    for entry in entries:
                        print(entry.regex.pattern)
                        if hasattr(entry, 'url_patterns'):
                            walk(entry.url_patterns)

                def has_regex(entry):
                    return hasattr(entry, 'url_patterns') and entry.regex.pattern

                class Entry(RegexURLPattern):
                    def text(self):
                        return self.regex.pattern

                def rest(resolver):
                    return [one.describe() for one in resolver.url_patterns], urlpatterns[0].regex
                """,
            after="""\
                from django.urls import RegexURLPattern

                def walk(entries):
                    for entry in entries:
                        print(entry.pattern.regex.pattern)
                        if hasattr(entry, 'url_patterns'):
                            walk(entry.url_patterns)

                def has_regex(entry):
                    return hasattr(entry, 'url_patterns') and entry.pattern.regex.pattern

                class Entry(RegexURLPattern):
                    def text(self):
                        return self.pattern.regex.pattern

                def rest(resolver):
                    return [one.pattern.describe() for one in resolver.url_patterns], urlpatterns[0].pattern.regex
                """,
        ),
        Suggests(
            before="""\
                def replace(urlpatterns, replacement):
                    regex = replacement.regex.pattern
                    return [one for one in urlpatterns if one.regex.pattern != regex]
                """,
            after="""\
                def replace(urlpatterns, replacement):
                    regex = replacement.regex.pattern
                    return [one for one in urlpatterns if one.pattern.regex.pattern != regex]
                """,
        ),
        Keeps(
            """\
                def find(validator, path):
                    return validator.regex.match(path), validator.regex.pattern
                """
        ),
        Keeps(
            """\
                def show(field, urlpatterns):
                    for entry in urlpatterns:
                        print(entry.pattern.regex if hasattr(entry, 'pattern') else entry.regex)
                    named = hasattr(field, "pattern") and hasattr(field, "url_patterns")
                    return named, field.regex, [one.regex for one in field.validators], field.describe()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Load):
            return
        entry = node.value
        sure = _is_pattern(site, entry)
        message = f"URL patterns have no {node.attr} any more; their attribute pattern has it"
        if not sure and not _is_among_patterns(site, entry):
            if self._is_like_others(site, node):
                yield site.flag(
                    message=message, advice=f"Read {site.source(entry)}.pattern.regex if it is one."
                )
            return
        if not self.replaceable or site.module.in_fstring(node):
            yield site.flag(message=message, advice=f"Read entry.pattern.{node.attr}.")
            return
        answer = site.fix if sure else site.suggest
        yield answer(
            site.replace(node, f"{site.source(entry)}.pattern.{node.attr}"),
            message=message,
            advice="" if sure else "Right where these are the entries of a URLconf.",
        )

    def _is_like_others(self, site: Site, node: ast.Attribute) -> bool:
        """Whether a regular expression is taken of a name of which nothing is known, as of a URL pattern beside it."""
        parent, entry = site.parent, node.value
        if node.attr != "regex" or not isinstance(parent, ast.Attribute) or parent.attr not in _OF_REGEX:
            return False
        if not isinstance(entry, ast.Name) or entry.id == "self" or _asked_for(site, entry, "pattern"):
            return False
        if site.infer(entry) is not None or site.resolve(entry) is not None or site.index.owners("regex"):
            return False
        return any(
            other is not node and (_is_pattern(site, other.value) or _is_among_patterns(site, other.value))
            for other, _ in site.module.walk.attributes["regex"]
        )


def _is_pattern(site: Site, entry: ast.expr) -> bool:
    """Whether a value is a URL pattern for certain."""
    narrowed = narrowed_to(site, entry) or ""
    if narrowed.startswith("django.") and narrowed.endswith(("URLPattern", "URLResolver")):
        return True
    values = assigned_values(site, entry) if isinstance(entry, ast.Name) else [entry]
    return bool(values) and all(
        isinstance(one, ast.Call) and site.is_name(one.func, *_MAKERS) for one in values or ()
    )


def _is_among_patterns(site: Site, entry: ast.expr) -> bool:
    """Whether a value comes out of a list of URL patterns by its name, or is asked for such a list itself."""
    if isinstance(entry, ast.Subscript):
        return last_name(entry.value) in _LISTS
    if not isinstance(entry, ast.Name) or _asked_for(site, entry, "pattern"):
        return False
    if entry.id == "self" and site.class_ is not None and site.descends(site.class_, *_CLASSES):
        return "regex" not in site.module.walk.scope_of[site.class_].bindings
    for binding in bindings_of(site, entry):
        around = site.module.parents.get(binding.node)
        if isinstance(around, ast.For | ast.comprehension) and around.target is binding.node:
            if last_name(around.iter) in _LISTS:
                return True
    return _asked_for(site, entry, "url_patterns")


def _asked_for(site: Site, entry: ast.Name, attribute: str) -> bool:
    """Whether an attribute of the name is read or asked for in the same scope, which tells what it is."""
    owner = site.module.scope_at(entry).owner(entry.id)
    for text in site.module.texts(attribute):
        call = site.module.parents.get(text)
        match call:
            case ast.Call(func=ast.Name(id="hasattr"), args=[ast.Name(id=asked), ast.Constant(value=name)]):
                if (
                    name == attribute
                    and asked == entry.id
                    and site.module.scope_at(call).owner(asked) is owner
                ):
                    return True
    return any(
        isinstance(node.value, ast.Name) and node.value.id == entry.id and scope.owner(entry.id) is owner
        for node, scope in site.module.walk.attributes.get(attribute, ())
    )
