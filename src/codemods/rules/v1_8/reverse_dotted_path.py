"""Views named by dotted path where a URL is reversed."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.index.index import Index
from codemods.index.reversals import RESOLVED_KEYWORDS, REVERSING
from codemods.index.routes import Entry, entries_of
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnCall, OnKeyword, OnModule, OnSubclass, Trigger
from codemods.rules.v1_8.pattern_entries import url_function
from codemods.rules.v1_8.view_paths import reversed_by_name
from codemods.source.names import last_name

_HOMES = {
    "reverse": "django.core.urlresolvers.reverse",
    "reverse_lazy": "django.core.urlresolvers.reverse_lazy",
    "redirect": "django.shortcuts.redirect",
    "resolve_url": "django.shortcuts.resolve_url",
}
_SETTINGS = ("LOGIN_URL", "LOGIN_REDIRECT_URL", "pattern_name")
_BY_PATH = frozenset(
    [
        "url",
        "path",
        "re_path",
        "patterns",
        "i18n_patterns",
        "import_string",
        "import_module",
        "get_callable",
        "getLogger",
    ]
)
_REDIRECT = "django.views.generic.base.RedirectView"
_VIEWS = "".join(f"def {name}(request):\n    pass\n\n\n" for name in ("cart", "item", "old", "pay", "search"))
_FILES = {
    "shop/__init__.py": "",
    "shop/views.py": _VIEWS,
    "shop/urls.py": """\
from django.conf.urls import include, patterns, url
from django.contrib.auth.decorators import login_required
from shop import views

urlpatterns = patterns('shop.views',
    url('^c/$', views.cart, name="cart"),
    (r'^i/$', 'item', {}, 'item'),
    url('^old/$', login_required(views.old), name="old"),
    url('^s/$', 'search'),
)
urlpatterns += [url("^p/", include("shop.pay", namespace="pay"))]
""",
    "shop/pay.py": """\
from django.conf.urls import url
from shop import views

urlpatterns = [url('^$', views.pay, name="pay")]
""",
}


class ReverseDottedPath(Rule):
    """URLs are reversed by the name of a pattern or by the view itself, not by the dotted path of a view."""

    change = "1.8/reverse-dotted-path"
    also = ("1.10/reverse-dotted-path",)
    advice = "Give the url() of the view a name, and reverse that."
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.decorators import login_required
                from django.core.urlresolvers import reverse, reverse_lazy
                from django.shortcuts import redirect, resolve_url
                from django.views.generic import RedirectView

                LATER = reverse_lazy(viewname='shop.views.item', args=[1])

                class Old(RedirectView):
                    pattern_name = "shop.views.cart"

                @login_required(login_url="shop.views.item")
                def view(request):
                    reverse(u"shop.views.search")
                    resolve_url("shop.views.cart")
                    Old.as_view(pattern_name="shop.views.cart")
                    return redirect("shop.views.cart", permanent=True)
                """,
            after="""\
                from django.contrib.auth.decorators import login_required
                from django.core.urlresolvers import reverse, reverse_lazy
                from django.shortcuts import redirect, resolve_url
                from django.views.generic import RedirectView

                LATER = reverse_lazy(viewname='item', args=[1])

                class Old(RedirectView):
                    pattern_name = "cart"

                @login_required(login_url="item")
                def view(request):
                    reverse(u"shop_search")
                    resolve_url("cart")
                    Old.as_view(pattern_name="cart")
                    return redirect("cart", permanent=True)
                """,
            files=_FILES,
        ),
        Fixes(
            before="""\
                try:
                    from django.urls import reverse
                except ImportError:
                    from django.core.urlresolvers import reverse

                def view(request):
                    return reverse("shop.views.cart"), reverse("pay:shop.views.pay")
                """,
            after="""\
                try:
                    from django.urls import reverse
                except ImportError:
                    from django.core.urlresolvers import reverse

                def view(request):
                    return reverse("cart"), reverse("pay:pay")
                """,
            files=_FILES,
        ),
        Suggests(
            before="""\
                from django.core.urlresolvers import reverse

                def view(request):
                    return reverse("shop.views.pay")
                """,
            after="""\
                from django.core.urlresolvers import reverse

                def view(request):
                    return reverse("pay:pay")
                """,
            files=_FILES,
        ),
        Flags(
            """\
                from django.core.urlresolvers import reverse
                from django.shortcuts import redirect

                def view(request, name):
                    reverse("django.contrib.auth.views.login")
                    reverse("shop.views.%s" % name)
                    reverse("shop.views." + name)
                    return redirect("shop.views.old")
                """,
            lines=(5, 6, 7, 8),
            files=_FILES,
        ),
        Flags(
            """\
                from django.core.urlresolvers import reverse

                reverse("other.views.index")
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.core.urlresolvers import reverse
                from django.shortcuts import redirect
                from shop.links import reverse as own

                def view(request):
                    reverse("shop.cart")
                    own("shop.views.cart")
                    redirect("/%s.html" % request)
                    return redirect("http://shop.views.cart/")
                """,
            files={**_FILES, "shop/links.py": "def reverse(name):\n    pass\n"},
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from (OnCall(home) for home in _HOMES.values())
        yield from (OnKeyword(name) for name in (*sorted(RESOLVED_KEYWORDS), "pattern_name"))
        yield OnSubclass(_REDIRECT)

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.ClassDef):
            for binding in site.module.walk.scope_of[node].bindings.get("pattern_name", ()):
                yield from self._answers(site, binding.value)
        elif isinstance(node, ast.Call):
            keyword = site.keyword(node, site.qname)
            if keyword is not None:
                yield from self._answers(site, keyword.value)
                return
            name = REVERSING.get(site.qname.rpartition(".")[2])
            if name is not None:
                path = site.argument(node, name, 0)
                yield from self._answers(site, path)
                yield from self._made(site, path)

    def _answers(self, site: Site, path: ast.expr | None) -> Iterator[Answer]:
        answer = reversed_by_name(site, path, self.advice)
        if answer is not None:
            yield answer

    def _made(self, site: Site, path: ast.expr | None) -> Iterator[Answer]:
        """A path that is put together: ``"shop.views." + name``."""
        if not isinstance(path, ast.BinOp) or not isinstance(path.op, ast.Add | ast.Mod):
            return
        first = path.left
        if isinstance(first, ast.Constant) and isinstance(first.value, str) and "." in first.value:
            module = first.value.partition("%")[0].rpartition(".")[0]
            if module in site.index.modules and any(
                view.startswith(f"{module}.") for view in site.index.views
            ):
                yield site.flag(node=path, message="The dotted path of a view is put together here")


class NamesForReversedViews(Rule):
    """The entry of a view that is reversed by its dotted path gets a name, for that to be reversed."""

    change = "1.8/reverse-dotted-path"
    triggers = (OnModule(("url", "patterns")),)
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import patterns, url
                from shop import views

                urlpatterns = patterns('shop.views',
                    url(r'^p/$', views.pay),
                    (r'^c/$', 'cart'),
                    url(
                        "^i/$",
                        view=views.item,
                    ),
                    url("^o/$", views.old),
                    url("^s/$", "search", name="find"),
                )
                """,
            after="""\
                from django.conf.urls import patterns, url
                from shop import views

                urlpatterns = patterns('shop.views',
                    url(r'^p/$', views.pay, name='shop_pay'),
                    url(r'^c/$', 'cart', name='shop_cart'),
                    url(
                        "^i/$",
                        view=views.item,
                        name="shop_item",
                    ),
                    url("^o/$", views.old),
                    url("^s/$", "search", name="find"),
                )
                """,
            files={
                "shop/__init__.py": "",
                "shop/views.py": _VIEWS,
                "shop/code.py": """\
from django.core.urlresolvers import reverse
from django.db import models
from django.template import Template

LINK = Template('{% url "shop.views.item" %}')


class Cart(models.Model):
    @models.permalink
    def get_absolute_url(self):
        return ("shop.views.cart", [self.pk])

    def get_pay_url(self):
        return reverse("shop.views.pay") + reverse("shop.views.search")
""",
            },
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url
                from django.contrib.auth.decorators import login_required
                from shop import views

                urlpatterns = [url(r'^p/$', login_required(views.pay)), url("^o/$", views.old)]
                """,
            files={
                "shop/__init__.py": "",
                "shop/views.py": _VIEWS,
                "shop/code.py": """\
from django.core.urlresolvers import reverse

reverse("shop.views.pay")
""",
            },
        ),
    ]

    def concerns(self, index: Index) -> bool:
        return index.reverses

    def visit(self, site: Site) -> Iterator[Answer]:
        for node, route in entries_of(site.module):
            name = site.index.urls.new_name(route)
            if name:
                yield site.fix(self._named(site, node, name), node=node)
            elif site.index.urls.wants_name(route):
                yield site.flag(node=node)

    def _named(self, site: Site, node: Entry, name: str) -> list[Edit]:
        module = site.module
        parts = [*node.args, *node.keywords] if isinstance(node, ast.Call) else node.elts
        parts = sorted(parts, key=lambda part: module.span(part))
        start, end = module.span(parts[-1])
        before = module.text[module.span(parts[-2])[1] : start] if len(parts) > 1 else ""
        between = site.module.source.newline + before.rpartition("\n")[2] if "\n" in before else " "
        text = module.source_of(parts[0])
        quote = "'" if "'" in text and ('"' not in text or text.index("'") < text.index('"')) else '"'
        edits = [Edit(end, end, f",{between}name={quote}{name}{quote}")]
        if not isinstance(node, ast.Call):
            opening = module.span(node)[0]
            edits.append(Edit(opening, opening + 1, f"{url_function(site)}("))
        return edits


class DottedPathsElsewhere(Rule):
    """The dotted path of a view stands here; where a URL is made of it, it has to be the name of a pattern."""

    change = "1.8/reverse-dotted-path"
    triggers = (OnModule(()),)
    advice = "Follow where it goes; write the name of the pattern if it is reversed."
    examples = [
        Flags(
            """\
                from functools import partial
                from django.core.urlresolvers import reverse
                from django.utils.functional import lazy

                HOME = "shop.views.cart"
                to_item = partial(reverse, "shop.views.item")
                later = lazy(reverse, str)("shop.views.item")

                def view(request, back="shop.views.cart"):
                    return reverse("shop.views.item" if back else back)
                """,
            lines=(5, 6, 7, 9, 10),
            files=_FILES,
        ),
        Flags(
            """\
                from functools import partial
                from django.core.urlresolvers import reverse as rev

                to_item = partial(rev, "shop.views.item")
                """,
            line=4,
            files=_FILES,
        ),
        Flags(
            """\
                import django.core.urlresolvers

                def view(request, back):
                    return django.core.urlresolvers.reverse("shop.views.item" if back else back)
                """,
            line=4,
            files=_FILES,
        ),
        Keeps(
            """\
                from importlib import import_module
                from unittest.mock import patch
                from django.core.urlresolvers import reverse

                OTHER = "shop.views.gone"
                CSRF_FAILURE_VIEW = "shop.views.item"
                handler404 = "shop.views.cart"

                @patch("shop.views.cart")
                def test(view):
                    reverse("cart")
                    import_module("shop.views")
                """,
            files=_FILES,
        ),
        Keeps(
            """\
                from django.db.models import Model

                PATH = "shop.views.cart"
                print("reverse", PATH, [PATH].reverse())
                """,
            files=_FILES,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        walk = site.module.walk
        if "urlresolvers" not in walk.named and walk.named.isdisjoint(REVERSING) and not _reverses(site):
            return
        for node, _ in walk.strings:
            path = str(node.value)
            found = site.index.urls.name_of(path) if "." in path else None
            if found is not None and found.name and found.sure and not self._is_seen(site, node):
                yield site.flag(node=node, message=f"{path!r} is the dotted path of a view, not a name")

    def _is_seen(self, site: Site, node: ast.Constant) -> bool:
        """Whether a string stands where another rule answers, or where a path is what is wanted."""
        parent = site.module.parents.get(node)
        if isinstance(parent, ast.keyword):
            return parent.arg in RESOLVED_KEYWORDS or parent.arg in (*REVERSING.values(), *_SETTINGS)
        if isinstance(parent, ast.Assign | ast.AnnAssign):
            targets = parent.targets if isinstance(parent, ast.Assign) else [parent.target]
            names = {getattr(one, "id", getattr(one, "attr", "")) for one in targets}
            wanted = any(name.startswith("handler") or name.endswith("_VIEW") for name in names)
            return wanted or not names.isdisjoint(_SETTINGS)
        if isinstance(parent, ast.Expr):
            return True  # a docstring
        for ancestor in site.module.ancestors(node):
            if isinstance(ancestor, ast.Return) and isinstance(parent, ast.Tuple):
                return "permalink" in site.module.text
            if isinstance(ancestor, ast.Call):
                called = ancestor.func
                last = last_name(called)
                return (
                    (last in REVERSING and parent is ancestor)
                    or last in _BY_PATH
                    or "patch" in site.source(called)
                )
            if isinstance(ancestor, ast.stmt):
                return False
        return False


def _reverses(site: Site) -> bool:
    """Whether a file reaches one of the functions that reverse URLs, under whatever name."""
    facts = site.index.files.get(site.module.path)
    return facts is not None and any(
        name.startswith("django.") and name.rpartition(".")[2] in REVERSING for name in facts.uses
    )


class ViewNamePrefixes(Rule):
    """``view_name`` of a match begins with the path of a module only where the pattern has no name."""

    change = "1.8/reverse-dotted-path"
    triggers = (OnAttribute("view_name"),)
    advice = "Patterns below that path have names, or get them in this run: ask for those."
    examples = [
        Flags(
            """\
                def view(request):
                    return request.resolver_match.view_name.startswith("shop.views.")
                """,
            line=2,
            files=_FILES,
        ),
        Keeps(
            """\
                def view(request):
                    request.resolver_match.view_name.startswith("shop:")
                    request.resolver_match.view_name.startswith("other.views.")
                    return request.resolver_match.func_path.startswith("shop.views.")
                """,
            files=_FILES,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        method = site.parent
        call = site.module.walk.calls.get(method) if isinstance(method, ast.Attribute) else None
        if call is None or method.attr != "startswith" or len(call.args) != 1:  # type: ignore[union-attr]
            return
        prefix = call.args[0]
        if isinstance(prefix, ast.Constant) and isinstance(prefix.value, str) and "." in prefix.value:
            if any(view.startswith(prefix.value) for view in site.index.ask(_named_views)):
                yield site.flag(node=call)


def _named_views(index: Index) -> frozenset[str]:
    """The views of entries that have a name, or are given one in this run."""
    return frozenset(
        route.view
        for facts in index.files.values()
        for route in facts.routes
        if route.name or index.urls.new_name(route)
    )
