"""Django's own templates as templates use them: names that are gone, and blocks that nobody prints any more.

This looks things up in the API tables, rule or no rule. A block of a child that its parents do not have is never an
error to Django; it just no longer shows, which is why nothing else would tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from codemods.django import api
from codemods.releases import KNOWN, Release
from codemods.templates.reader import Tag, Template
from codemods.templates.rule import Site

__all__ = ["Gone", "gone_originals", "may_use_originals", "originals_above"]

_OURS = ("admin/", "registration/", "gis/", "django/")
_PAGES = ("admin/", "admin_doc/", "registration/")
_ABOVE = ("admin/base_site.html", "admin/base.html")


class Gone:
    """A tag that names something of Django's that the target no longer has."""

    __slots__ = ("code", "message", "tag", "until")

    def __init__(self, tag: Tag, code: str, message: str, until: str) -> None:
        self.tag = tag
        self.code = code
        self.message = message
        self.until = until


def may_use_originals(text: str) -> bool:
    """False where a template cannot name a template of Django's."""
    return ("extends" in text or "include" in text) and any(folder in text for folder in _OURS)


def originals_above(site: Site) -> list[str]:
    """The admin's templates of Django's that a template builds on, directly or not, the nearest first.

    What the repository puts in the place of one counts in its stead.
    """
    found: list[str] = []
    name, passed = site.extends, {site.name}
    while name:
        own = site.context.own_templates(name) if name not in passed else ()
        passed.add(name)
        parents = [Template(text).extends for text in own]
        if own:
            # Of several with one name any may be the one that is loaded.
            name = parents[0] if len(set(parents)) == 1 else ""
            continue
        if name in found or not name.startswith(_PAGES) or not api.template_lived(name):
            break
        found.append(name)
        # All pages of the admin are made of these, the later of the earlier.
        name = "" if name == _ABOVE[-1] else _ABOVE[1] if name == _ABOVE[0] else _ABOVE[0]
    return found


def gone_originals(site: Site) -> Iterator[Gone]:
    """What the template takes from Django's templates that a release on the way had and the target has not."""
    for tag in site.template.named("extends", "include"):
        name = tag.arguments[0].string if tag.arguments else None
        if not name or not name.startswith(_OURS):
            continue
        last = _last(site, api.template_lived(name))
        if last is not None and not (site.context.templates and name in site.context.templates):
            yield Gone(tag, "api/template", f"Django {last} was the last with a template {name}", _next(last))
        elif last is None and tag.name == "extends":
            yield from _gone_blocks(site, name)


def _gone_blocks(site: Site, parent: str) -> Iterator[Gone]:
    chain = (
        (parent, "admin/change_form.html", *_ABOVE) if parent.startswith("admin/auth/") else (parent, *_ABOVE)
    )
    present = _blocks(chain, site.range.target)
    for block in site.template.blocks:
        opener = block.opener
        name = opener.words[0] if opener.words else ""
        # A block in a block of the template's own is printed with that.
        if block.name != "block" or opener.inside("block") is not None or name in present:
            continue
        lived = tuple(release for release in KNOWN if name in _blocks(chain, release))
        last = _last(site, lived)
        if last is not None:
            message = (
                f"Django {last} was the last whose {parent} prints a block {name}; this one no longer shows"
            )
            yield Gone(opener, "api/template-block", message, _next(last))


@cache
def _templates(release: Release) -> dict[str, tuple[str, ...]]:
    return api.templates(release)


@cache
def _blocks(names: tuple[str, ...], release: Release) -> set[str]:
    templates = _templates(release)
    return {block for name in names for block in templates.get(name, ())}


def _last(site: Site, lived: tuple[Release, ...]) -> Release | None:
    """The last release that had something, where that is on the way and before the target."""
    if not lived or site.range.target in lived or lived[-1] > site.range.target:
        return None
    return lived[-1] if site.range.current is None or lived[-1] >= site.range.current else None


def _next(release: Release) -> str:
    index = KNOWN.index(release) + 1
    return str(KNOWN[index]) if index < len(KNOWN) else ""
