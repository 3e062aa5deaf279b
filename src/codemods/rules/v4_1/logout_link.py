"""Links to the logout view that Python makes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.logout_addresses import named_logout, places_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnModule
from codemods.source.names import last_name

_REVERSE = ("django.urls.reverse", "django.urls.reverse_lazy", "django.shortcuts.resolve_url")
_LINKS = frozenset({"href", "link", "url"})
"""Keys and arguments that hold the address of a link."""
_TRANSLATE = frozenset(
    {"_", "gettext", "gettext_lazy", "pgettext", "pgettext_lazy", "ugettext", "ugettext_lazy"}
)
_SAME = frozenset({"force_str", "force_text", "iri_to_uri", "smart_str", "str"})
"""What an address goes through and stays one."""
_URLS = {
    "shop/__init__.py": "",
    "shop/urls.py": "from django.contrib.auth.views import LogoutView\nfrom django.urls import path\n\n"
    "app_name = 'shop'\nurlpatterns = [path('out/', LogoutView.as_view(), name='logout')]\n",
    "site/urls.py": "from django.urls import include, path\n\nurlpatterns = [path('shop/', include('shop.urls'))]\n",
}


class LogoutLinkMade(Rule):
    """This address of the logout view becomes a link; following that is a GET request, which no longer logs out."""

    change = "4.1/logout-get-template"
    also = ("5.0/logout-get-template",)
    advice = "Have a small form with method post and the CSRF token in the place of the link."
    triggers = (*map(OnCall, _REVERSE), OnModule((":logout",)))
    examples = [
        Flags(
            files=_URLS,
            source="""\
                from django.urls import reverse
                from django.utils.html import format_html

                def menu(site, user):
                    return [
                        ["Profile", "/profile/"],
                        [_("Log out"), reverse("%s:logout" % site.name)],
                        MenuItem("Log out", reverse("shop:logout"), icon="door"),
                        {"text": "Log out", "url": reverse("shop:logout") + "?next=/"},
                    ]

                def snippet(user):
                    out = reverse("admin:logout")
                    text = "<a href='{out}'>{user}</a>"
                    text = format_html(text, user=user, out=out)
                    return text

                def get_logout_url(request):
                    return get_url("shop:logout") or "/"
                """,
            lines=(7, 8, 9, 13, 19),
        ),
        Keeps(
            files=_URLS,
            source="""\
                from django.contrib import messages
                from django.urls import reverse
                from django.utils.html import format_html

                OPEN = [reverse("shop:login"), reverse("shop:logout")]

                def leave(request, session):
                    if request.path == reverse("shop:logout") or request.path.startswith(reverse("shop:logout")):
                        return None
                    requests.post(reverse("shop:logout"))
                    send(reverse("shop:logout"), {"out": reverse("shop:logout")})
                    text = format_html("<form method='post' action='{}'></form>", reverse("shop:logout"))
                    return [_("Log in"), reverse("shop:login")], reverse("account:signout"), text
                """,
        ),
        Keeps(
            files=_URLS,
            path="shop/tests/test_menu.py",
            source="""\
                from django.urls import reverse

                def out(site):
                    return reverse("shop:logout")
                """,
        ),
        Keeps(
            """\
                from django.urls import reverse

                def out(site):
                    return reverse("shop:logout")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if "test" in site.roles:
            return
        if isinstance(site.node, ast.Call):
            yield from self._made(site, site.node)
            return
        for text in site.module.texts(":logout"):
            call = site.module.parents.get(text)
            if (
                isinstance(call, ast.Call)
                and call.args[:1] == [text]
                and not site.is_name(call.func, *_REVERSE)
            ):
                name = last_name(call.func).lower()
                if "url" in name or "reverse" in name:  # a helper of the project's
                    yield from self._made(site, call)

    def _made(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        if call.args and named_logout(site, call.args[0]) == "sure":
            if any(_is_link(site, place) for place in places_of(site, call)):
                yield site.flag(node=call)


def _is_link(site: Site, node: ast.expr) -> bool:
    """Whether what an address is part of has it as the target of a link."""
    around: ast.AST | None = site.module.parents.get(node)
    while isinstance(around, ast.expr):
        if isinstance(around, ast.JoinedStr | ast.BinOp) and _has_link(site, around):
            return True
        if not _passes_on(around, node):
            break
        node, around = around, site.module.parents.get(around)
    if isinstance(around, ast.Return):
        return True
    if isinstance(around, ast.Dict):
        keys = [key for key, value in zip(around.keys, around.values, strict=True) if value is node]
        return any(isinstance(key, ast.Constant) and key.value in _LINKS for key in keys)
    if isinstance(around, ast.List | ast.Tuple):
        above = site.module.parents.get(around)
        in_format = isinstance(above, ast.BinOp) and _has_link(site, above)
        return in_format or any(_is_label(one) for one in around.elts if one is not node)
    call = site.module.parents.get(around) if isinstance(around, ast.keyword) else around
    if not isinstance(call, ast.Call) or call.func is node:
        return False
    if _has_link(site, call):
        return True
    name = last_name(call.func)
    if not name[:1].isupper() or "Redirect" in name:
        return False
    if isinstance(around, ast.keyword):
        return around.arg in _LINKS
    others = [*call.args, *(keyword.value for keyword in call.keywords)]
    return any(_is_label(one) for one in others if one is not node)


def _passes_on(around: ast.expr, node: ast.expr) -> bool:
    """Whether what an expression makes of an address is one, too."""
    if isinstance(around, ast.Call):
        return last_name(around.func) in _SAME
    if isinstance(around, ast.IfExp):
        return around.test is not node
    return isinstance(around, ast.BoolOp | ast.BinOp | ast.FormattedValue | ast.JoinedStr)


def _has_link(site: Site, node: ast.expr) -> bool:
    """Whether the text that something is put into has a link: by ``%``, ``format()``, ``format_html()`` or an f-string."""
    text: ast.expr | None = None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        text = node.left
    elif isinstance(node, ast.JoinedStr):
        return any(_names_link(one) for one in node.values)
    elif isinstance(node, ast.Call) and last_name(node.func) == "format_html":
        text = node.args[0] if node.args else None
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        text = node.func.value
    if isinstance(text, ast.Name):
        scope = site.module.scope_at(text).owner(text.id)
        return scope is not None and any(_names_link(one.value) for one in scope.bindings[text.id])
    return _names_link(text)


def _names_link(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and "href=" in str(node.value)


def _is_label(node: ast.expr) -> bool:
    """Whether something is the text of a link, rather than an address."""
    if isinstance(node, ast.Call):
        return last_name(node.func) in _TRANSLATE
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and "/" not in node.value
