"""``host`` of ``is_safe_url()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, Trigger


class IsSafeUrlHost(Rule):
    """``is_safe_url()`` takes a set of allowed hosts instead of one host."""

    change = "1.11/is-safe-url-host"
    also = ("2.1/is-safe-url-host",)
    available = "1.11"
    advice = "Give allowed_hosts={host}."
    examples = [
        Fixes(
            before="""\
                from django.utils import http

                def safe(request, url):
                    if http.is_safe_url(url=url, host=request.get_host()):
                        return http.is_safe_url(url, request.get_host())
                    return http.is_safe_url(url, None) or http.is_safe_url(url, host=None)
                """,
            after="""\
                from django.utils import http

                def safe(request, url):
                    if http.is_safe_url(url=url, allowed_hosts={request.get_host()}):
                        return http.is_safe_url(url, allowed_hosts={request.get_host()})
                    return http.is_safe_url(url, None) or http.is_safe_url(url, allowed_hosts=None)
                """,
        ),
        Flags(
            """\
                from django.utils.http import is_safe_url

                def safe(url, own, others):
                    return is_safe_url(url, host=own, allowed_hosts=others)
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.utils.http import is_safe_url
                from shop.http import is_safe_url as own_safe

                def safe(url, allowed_hosts):
                    is_safe_url(url, {"a"}), is_safe_url(url, set(["a"])), is_safe_url(url, allowed_hosts)
                    return is_safe_url(url, allowed_hosts={"a"}) or own_safe(url, host="a")
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnCall("django.utils.http.is_safe_url")

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        host = site.argument(call, "host", 1)
        if host is None or _is_set(host):
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        if site.argument(call, "allowed_hosts") is not None or len(call.args) > 2:
            yield site.flag()
            return
        nothing = isinstance(host, ast.Constant) and host.value is None
        editor = site.edit_call(call)
        if site.keyword(call, "host") is not None:
            editor.rename("host", "allowed_hosts")
        elif nothing:
            return
        else:
            editor.to_keyword(1, "allowed_hosts")
        if not nothing:
            editor.value("allowed_hosts", f"{{{site.source(host)}}}")
        yield site.fix(editor.edit(), node=call)


def _is_set(node: ast.expr) -> bool:
    """Whether a second positional argument is a set of hosts already."""
    if isinstance(node, ast.Set | ast.SetComp):
        return True
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
    else:
        name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
    return name in ("set", "frozenset") or name.lower().endswith("hosts")
