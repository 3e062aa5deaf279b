"""What ``urlsafe_base64_encode()`` returns."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.source.scopes import ScopeKind

_TEXT = tuple(
    f"django.utils.encoding.{name}" for name in ("force_text", "force_str", "smart_text", "smart_str")
)


class UrlsafeBase64Encode(Rule):
    """``urlsafe_base64_encode()`` returns text, no longer bytes: there is nothing to decode."""

    change = "2.2/urlsafe-base64-encode-returns-str"
    triggers = (OnCall("django.utils.http.urlsafe_base64_encode"),)
    available = "2.2"
    advice = "Take the text as it is."
    examples = [
        Fixes(
            before="""\
                from django.utils.encoding import force_bytes, force_text
                from django.utils.http import urlsafe_base64_encode

                def link(user):
                    uid = urlsafe_base64_encode(force_bytes(user.pk))
                    return {
                        "a": urlsafe_base64_encode(force_bytes(user.pk)).decode(),
                        "b": force_text(urlsafe_base64_encode(b"x")),
                        "c": str(urlsafe_base64_encode(b"x"), "utf-8"),
                        "d": uid.decode("ascii"),
                    }
                """,
            after="""\
                from django.utils.encoding import force_bytes
                from django.utils.http import urlsafe_base64_encode

                def link(user):
                    uid = urlsafe_base64_encode(force_bytes(user.pk))
                    return {
                        "a": urlsafe_base64_encode(force_bytes(user.pk)),
                        "b": urlsafe_base64_encode(b"x"),
                        "c": urlsafe_base64_encode(b"x"),
                        "d": uid,
                    }
                """,
        ),
        Flags(
            """\
                from django.utils.http import urlsafe_base64_encode

                def link(user):
                    return urlsafe_base64_encode(user.name).decode()
                """,
            line=4,
            supports="1.11",
        ),
        Keeps(
            """\
                from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

                def link(user):
                    uid = urlsafe_base64_encode(user.name)
                    return uid, urlsafe_base64_decode(uid).decode()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or site.module.in_fstring(call):
            return
        yield from self._value(site, call)
        parent = site.module.parents.get(call)
        if isinstance(parent, ast.Assign) and len(parent.targets) == 1:
            target = parent.targets[0]
            scope = site.module.scope_at(call)
            if isinstance(target, ast.Name) and scope.kind is ScopeKind.FUNCTION:
                for use, used_in in site.module.walk.names.get(target.id, ()):
                    root = use
                    while isinstance(root, ast.Attribute):
                        root = root.value
                    owner = used_in.owner(target.id)
                    found = owner.bindings[target.id] if owner is not None else []
                    if len(found) == 1 and found[0].value is call and isinstance(root, ast.expr):
                        yield from self._value(site, root)

    def _value(self, site: Site, value: ast.expr) -> Iterator[Answer]:
        """One place where the text stands."""
        parents = site.module.parents
        parent = parents.get(value)
        outer: ast.AST | None = None
        if isinstance(parent, ast.Attribute) and parent.attr == "decode":
            outer = parents.get(parent)
            if not isinstance(outer, ast.Call) or outer.func is not parent:
                outer = None
        elif isinstance(parent, ast.Call) and parent.args and parent.args[0] is value:
            text = getattr(parent.func, "id", "") == "str" and len(parent.args) == 2
            if text or site.is_name(parent.func, *_TEXT):
                outer = parent if text or self.replaceable else None
        if outer is None:
            return
        if self.replaceable:
            yield site.fix(site.replace(outer, site.source(value)), node=outer)
        else:
            yield site.flag(node=outer, advice="Decode it with force_str(), which takes bytes and text.")
