"""Which tags and filters a template can use, and which of them are Django's own."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from codemods.templates.reader import Template

__all__ = ["DJANGO", "Library", "Names", "names_of"]


class Library(NamedTuple):
    """What one ``templatetags`` module registers; ``whole`` says that it is all."""

    tags: frozenset[str] = frozenset()
    filters: frozenset[str] = frozenset()
    whole: bool = True


DJANGO: dict[str, Library] = {
    name: Library(frozenset(tags.split()), frozenset(filters.split()))
    for name, tags, filters in (
        ("admin_filters", "", "to_object_display_value truncated_unordered_list"),
        (
            "admin_list",
            "admin_actions admin_list_filter change_list_object_tools date_hierarchy pagination paginator_number "
            "result_list search_form",
            "",
        ),
        (
            "admin_modify",
            "change_form_admin_actions change_form_object_tools prepopulated_fields_js submit_row",
            "cell_count",
        ),
        ("admin_static", "static", ""),
        ("admin_urls", "add_preserved_filters", "admin_urlname admin_urlquote"),
        ("auth", "render_password_as_hash", ""),
        ("base", "", ""),
        ("cache", "cache", ""),
        (
            "comments",
            "comment_form_target get_comment_count get_comment_form get_comment_list get_comment_permalink "
            "render_comment_form render_comment_list",
            "",
        ),
        ("flatpages", "get_flatpages", ""),
        ("future", "cycle firstof ssi url", ""),
        ("humanize", "", "apnumber intcomma intword naturalday naturaltime ordinal"),
        (
            "i18n",
            "blocktrans blocktranslate get_available_languages get_current_language "
            "get_current_language_bidi get_language_info get_language_info_list language trans translate",
            "language_bidi language_name language_name_local language_name_translated",
        ),
        ("l10n", "localize", "localize unlocalize"),
        ("log", "get_admin_log", ""),
        ("static", "get_media_prefix get_static_prefix static", ""),
        ("staticfiles", "static", ""),
        ("tz", "get_current_timezone localtime timezone", "localtime timezone utc"),
        ("webdesign", "lorem", ""),
    )
}
"""The libraries of Django's that a template loads, with all that any release had in them."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a template has loaded.

    ``loaded`` are the libraries that it loads whole; ``picked`` says of single tags and filters which library they are
    loaded from. ``foreign_tags`` and ``foreign_filters`` are certainly not Django's here, whatever they are called.
    """

    loaded: frozenset[str]
    picked: Mapping[str, str]
    foreign_tags: frozenset[str]
    foreign_filters: frozenset[str]

    def brings(self, name: str, libraries: Collection[str]) -> bool:
        """True where a tag or filter comes from one of these libraries, or is built in where none is named."""
        if not libraries:
            return self.picked.get(name, "future") == "future"
        origin = self.picked.get(name)
        return origin in libraries if origin is not None else not self.loaded.isdisjoint(libraries)


def names_of(template: Template, own: Mapping[str, Library], builtins: Collection[str]) -> Names:
    """What ``template`` has loaded.

    ``own`` are the repository's libraries by name; one that is called like a library of Django's stands for it.
    ``builtins`` are the names of libraries that settings make known to every template.
    """
    loaded = set(builtins)
    picked: dict[str, str] = {}
    for load in template.loads:
        library = load.libraries[0].text if load.libraries else ""
        if load.names:
            picked.update((argument.text, library) for argument in load.names)
        else:
            loaded.update(argument.text for argument in load.libraries)
    tags: set[str] = set()
    filters: set[str] = set()
    for name in loaded & own.keys():
        tags |= own[name].tags
        filters |= own[name].filters
    for name, library in picked.items():
        if library in own or library not in DJANGO:
            tags.add(name)
            filters.add(name)
    return Names(frozenset(loaded - own.keys()), picked, frozenset(tags), frozenset(filters))
