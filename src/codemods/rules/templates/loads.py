"""What rules do with ``{% load %}``: drop a library or a name, or load the ``static`` tag from its new home."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from codemods.findings import Edit
from codemods.templates.expressions import Argument
from codemods.templates.libraries import DJANGO
from codemods.templates.reader import Load, Tag
from codemods.templates.rule import Answers, Site, TemplateRule

__all__ = ["StaticMoved", "drop_from_load", "load_of"]


def load_of(site: Site, tag: Tag) -> Load:
    """What a ``load`` tag loads."""
    return next(load for load in site.template.loads if load.tag is tag)


def drop_from_load(load: Load, gone: Collection[Argument]) -> tuple[Edit, ...]:
    """The edits that take libraries (or the names picked from one) out of a ``load`` tag; without any left, the tag."""
    listed = load.names or load.libraries
    if len(gone) == len(listed):
        return (load.tag.remove(),)
    arguments = load.tag.arguments
    edits = []
    for argument in gone:
        index = arguments.index(argument)
        start = arguments[index - 1].end if index else load.tag.name_start + len(load.tag.name)
        edits.append(Edit(start, argument.end, ""))
    return tuple(edits)


class StaticMoved(TemplateRule):
    """A library whose ``static`` tag is to be loaded from the library ``static``."""

    tags = ("load",)
    in_comments = True
    available = "1.10"
    old: ClassVar[str]

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        if self.old in site.context.libraries:
            return  # the repository has a library of that name
        load = load_of(site, tag)
        library = next((one for one in load.libraries if one.text == self.old), None)
        if library is None:
            return
        # A second mention of the library in the same tag is for the next pass.
        home = site.context.static_library
        if _is_loaded_before(site, library) or _is_loaded_after(site, load, library):
            edits = drop_from_load(load, load.names or [library])
        elif not home:
            yield site.flag(library, advice=_OWN)
            return
        elif load.names:
            edits = (tag.rewrite(f"load {self._written(site, home)}"),)
        else:
            edits = (library.replace(home),)
        yield site.fix(library, *edits)

    def _written(self, site: Site, home: str) -> str:
        """The library, or ``static`` picked from it where its other tags would stand for something else here."""
        others = {"get_static_prefix", "get_media_prefix"}
        return f"static from {home}" if any(tag.name in others for tag in site.template.tags) else home


_OWN = (
    "The repository has its own library static, which comes before Django's: name django.templatetags.static in the "
    "option libraries of TEMPLATES and load it by that name, or load the own one."
)


def _is_loaded_after(site: Site, load: Load, library: Argument) -> bool:
    """True where the same tag loads ``static`` later on, which has the last word anyway."""
    own = site.context.libraries.get("static")
    if own is not None and "static" not in own.tags:
        return False
    return not load.names and any(
        other.text == "static" and other.start > library.start for other in load.libraries
    )


def _is_loaded_before(site: Site, library: Argument) -> bool:
    """True where ``static`` is there already, and nothing that is loaded since can have replaced it."""
    there = False
    for load in site.template.loads:
        for argument in load.libraries:
            if argument.start >= library.start:
                return there
            name = argument.text
            if name in site.context.libraries:
                there = there and "static" not in site.context.libraries[name].tags
            elif load.names:
                there = there or (name == "static" and any(picked.text == "static" for picked in load.names))
            elif name in ("static", "staticfiles", "admin_static", site.context.static_library):
                there = True
            elif name not in DJANGO:
                there = False
    return there
