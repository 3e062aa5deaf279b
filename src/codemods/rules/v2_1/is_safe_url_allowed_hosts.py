"""``allowed_hosts`` of ``is_safe_url()``."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.site import Site


class IsSafeUrlAllowedHosts(ChangeArguments):
    """``is_safe_url()`` must be given ``allowed_hosts``; ``None`` is what it took by itself."""

    change = "2.1/is-safe-url-allowed-hosts-required"
    calls = ("django.utils.http.is_safe_url",)
    require = {"allowed_hosts": (1, "None")}
    available = "1.11"
    examples = [
        Fixes(
            target="2.2",  # from 3.0 on the function itself is deprecated
            before="from django.utils.http import is_safe_url\n\nprint(is_safe_url('/'))\n",
            after="from django.utils.http import is_safe_url\n\nprint(is_safe_url('/', allowed_hosts=None))\n",
        ),
        Keeps(
            """\
                from django.utils.http import is_safe_url
                from shop.http import is_safe_url as own

                print(is_safe_url("/", {"a"}), is_safe_url("/", host="a"), own("/"))
                """
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        return site.keyword(call, "host") is None
