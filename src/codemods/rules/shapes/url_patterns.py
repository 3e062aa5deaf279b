"""Regular expressions of URLconfs as routes of ``path()``."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

from codemods.rules.site import Site

__all__ = ["ADMIN_SITE", "ADMIN_SITES", "EXACT", "LIKELY", "as_route", "includes"]

ADMIN_SITE = "django.contrib.admin.AdminSite"
ADMIN_SITES = ("django.contrib.admin.site", "django.contrib.admin.sites.site")

EXACT = {"[^/]+": "str", "[-a-zA-Z0-9_]+": "slug", "[a-zA-Z0-9_-]+": "slug", ".+": "path"}
"""Groups whose converter accepts exactly the same strings and hands on the same text."""

_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
LIKELY = {
    **EXACT,
    "[0-9]+": "int",
    r"\d+": "int",
    "[0-9]{4}": "int",
    r"\d{4}": "int",
    r"[-\w]+": "slug",
    r"[\w-]+": "slug",
    r"[\w\-]+": "slug",
    _UUID: "uuid",
}
"""Those whose converter is what was most likely meant: numbers and UUIDs reach the view as such, and not as text;
``\\d`` and ``\\w`` match more than ASCII."""

_GROUP = re.compile(r"\(\?P<(\w+)>((?:\[[^\]]*\]|[^()\[\]])+)\)")
_SPECIAL = re.compile(r"[\\.^$*+?{}\[\]()|<>%]")


def as_route(site: Site, route: ast.expr | None, converters: Mapping[str, str]) -> tuple[str, bool] | None:
    """The literal of a ``path()`` route for a pattern, and whether the pattern had an end; None where there is none."""
    if not isinstance(route, ast.Constant) or not isinstance(route.value, str):
        return None
    source = site.source(route)
    literal = re.fullmatch(r"[rRuU]*('|\")([^'\"\n]*)\1", source)
    if literal is None or not (route.value.startswith("^") or not route.value):
        return None  # without a beginning the pattern is found anywhere in the path
    body = route.value[1:]
    ended = body.endswith("$") and not body.endswith("\\$")
    if ended:
        body = body[:-1]
    parts: list[str] = []
    at = 0
    names: set[str] = set()
    for group in _GROUP.finditer(body):
        converter = converters.get(group[2])
        if converter is None or _SPECIAL.search(body[at : group.start()]) or group[1] in names:
            return None
        names.add(group[1])
        parts += [body[at : group.start()], f"<{converter}:{group[1]}>"]
        at = group.end()
    if _SPECIAL.search(body[at:]) or " " in body or not body.isprintable() or set(body) & {"'", '"'}:
        return None
    parts.append(body[at:])
    quote = literal[1]
    return f"{quote}{''.join(parts)}{quote}", ended


def includes(site: Site, view: ast.expr | None) -> bool:
    """Whether what an entry of a URLconf leads to are further entries, so that its pattern has no end.

    They come from ``include()``, from the ``urls`` of an admin site, or as the tuple that both of them give.
    """
    if isinstance(view, ast.Call):
        return (site.resolve(view.func, certain=False) or "").endswith(".include")
    if isinstance(view, ast.Attribute) and view.attr == "urls":
        if site.is_name(view.value, *ADMIN_SITES):
            return True
        found = site.infer(view.value)
        return found is not None and found.certain and site.index.is_subclass(found.qname, ADMIN_SITE)
    return isinstance(view, ast.Tuple)
