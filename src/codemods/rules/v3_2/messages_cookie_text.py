"""The text of the cookie that holds messages."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_TEXT = frozenset({"OutputString", "coded_value", "output", "value"})


class MessagesCookieText(Rule):
    """The cookie of messages is encoded and, where that is shorter, compressed: its text cannot be read."""

    change = "3.2/messages-cookie-rfc6265"
    triggers = (OnAttribute("cookies"), OnAttribute("COOKIES"))
    advice = (
        "Ask django.contrib.messages.get_messages() of the request (response.wsgi_request in tests), "
        "or follow the redirect and look at the page."
    )
    examples = [
        Flags(
            """\
                from django.test import TestCase

                class EditTest(TestCase):
                    def test_saved(self):
                        message = getattr(self.client.cookies["messages"], "value")
                        response = self.client.post("/edit/")
                        self.assertIn("added", response.cookies["messages"].value)
                        cookie = response.cookies.get("messages")
                        self.assertIn("added", cookie.value)
                        self.client.cookies["messages"] = "x"

                def shown(request):
                    return request.COOKIES.get("messages", "")
                """,
            lines=(5, 7, 8, 10, 13),
        ),
        Keeps(
            """\
                from django.test import TestCase

                class EditTest(TestCase):
                    def test_saved(self):
                        response = self.client.post("/edit/")
                        self.assertIn("messages", response.cookies)
                        self.assertEqual(response.cookies["messages"]["expires"], "")
                        self.assertEqual(response.cookies["messages"].value, "")
                        self.assertEqual(response.cookies["sessionid"].value, "x")
                        cookie = response.cookies["messages"]
                        self.assertTrue(cookie["secure"])
                        del self.client.cookies["messages"]
                        return response.cookies["messages"].value == "" or "messages" in request.COOKIES
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        entry = _entry(site, node) if isinstance(node, ast.Attribute) else None
        if entry is None or not isinstance(node, ast.Attribute):
            return
        if isinstance(entry, ast.Subscript) and isinstance(entry.ctx, ast.Store):
            yield site.flag(node=entry)
        elif node.attr == "COOKIES":
            if not isinstance(getattr(entry, "ctx", None), ast.Del) and not _is_empty(site, entry):
                yield site.flag(node=entry)
        elif any(_reads_text(site, use) for use in _uses(site, entry)):
            yield site.flag(node=entry)


def _entry(site: Site, node: ast.Attribute) -> ast.expr | None:
    """The entry of the messages among cookies: ``cookies["messages"]``, ``cookies.get("messages")``."""
    parent = site.module.parents.get(node)
    if isinstance(parent, ast.Subscript) and parent.value is node:
        return parent if _is_name(parent.slice) else None
    call = site.module.walk.calls.get(parent) if isinstance(parent, ast.Attribute) else None
    if call is not None and isinstance(parent, ast.Attribute) and parent.attr == "get":
        return call if call.args and _is_name(call.args[0]) else None
    return None


def _is_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == "messages"


def _uses(site: Site, entry: ast.expr) -> list[ast.expr]:
    """The entry itself, or the uses of the name that it is given."""
    parent = site.module.parents.get(entry)
    if (
        not isinstance(parent, ast.Assign)
        or len(parent.targets) != 1
        or not isinstance(parent.targets[0], ast.Name)
    ):
        return [entry]
    name = parent.targets[0].id
    own = site.module.scope_at(entry).owner(name)
    return [use for use, scope in site.module.walk.names.get(name, ()) if scope.owner(name) is own]


def _reads_text(site: Site, use: ast.expr) -> bool:
    if isinstance(use, ast.Attribute):  # the whole chain of a name
        return use.attr in _TEXT and not _is_empty(site, use)
    parent = site.module.parents.get(use)
    if isinstance(parent, ast.Attribute) and parent.value is use:
        return parent.attr in _TEXT and not _is_empty(site, parent)
    if isinstance(parent, ast.Call) and use in parent.args and isinstance(parent.func, ast.Name):
        name = parent.args[1] if len(parent.args) > 1 else None
        return parent.func.id == "str" or (
            parent.func.id == "getattr" and isinstance(name, ast.Constant) and name.value in _TEXT
        )
    return False


def _is_empty(site: Site, text: ast.expr) -> bool:
    """Whether a text is only asked for being empty, as that of a cookie that is taken back."""
    parent = site.module.parents.get(text)
    others: list[ast.expr] = []
    if isinstance(parent, ast.Compare):
        others = [parent.left, *parent.comparators]
    elif isinstance(parent, ast.Call):
        others = parent.args
    return any(isinstance(one, ast.Constant) and one.value == "" for one in others if one is not text)
