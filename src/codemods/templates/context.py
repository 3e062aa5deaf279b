"""What is known of a template besides its text: plain data that the repository's index gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codemods.templates.libraries import Library

if TYPE_CHECKING:
    from codemods.index.urls import UrlName
    from codemods.releases import Release

__all__ = ["TemplateContext", "template_name"]


def _no_view(path: str) -> UrlName | None:
    return None


def _no_release() -> Release | None:
    return None


def _no_templates(name: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, kw_only=True)
class TemplateContext:
    """The surroundings of one template. What nobody knows is left at its default, and rules then say less.

    ``name`` is the template's own name (``shop/cart.html``), relative to its folder of templates; where it is empty
    it is taken from the path. ``jinja`` says which engine settings give the file to, None where they do not say.

    ``libraries`` are the repository's own tag libraries, ``builtins`` the names of libraries that ``TEMPLATES`` makes
    known everywhere. With ``all_libraries`` every library that a template can load is either Django's or in
    ``libraries``, so that an unknown tag is an error. ``static_library`` is the name by which templates load Django's
    library ``static``; empty where the repository has one of that name, which comes before Django's.

    ``settings`` are the values of settings, None where one is set to what is no literal; ``settings_known`` says that
    a name that is not there is not set. ``stated`` gives the release that the requirements of the repository name:
    one that has been brought there already may have lost settings on the way; with ``kept_out`` one of them does not
    let the target in, so that no run has been here yet. ``apps`` is ``INSTALLED_APPS``.
    ``templates`` are the names of all templates of the repository and of installed packages; ``own_templates`` gives
    the texts of those of the repository that have a name.

    ``url_name`` tells how a view is reversed whose dotted path is given, None for what is no view; ``url_patterns``
    are the names of all patterns, ``logout_urls`` those that ``LogoutView`` answers; with ``logout_paths`` it answers
    what is called ``/logout/``, too. ``shared_namespaces`` are the application namespaces that are included more than
    once. ``forms`` are variables of this template that views bind to forms or formsets, ``instances`` those that they
    bind to models; ``custom_forms`` says that the repository has forms that choose their own layout, ``form_layout``
    that settings choose one for all forms. ``widget_bases`` are the classes that all widget classes descend from that
    name this template; ``widget_source`` is the source of the modules whose ``get_context()`` makes its context, None
    where that is Django's alone. ``widget_filters`` are filters of the repository that return the name of a field's
    widget class; ``query_tags`` its tags that only set or drop keys of the query string.
    """

    name: str = ""
    jinja: bool | None = None
    libraries: Mapping[str, Library] = field(default_factory=dict)
    builtins: tuple[str, ...] = ()
    all_libraries: bool = False
    static_library: str = "static"
    settings: Mapping[str, object] = field(default_factory=dict)
    settings_known: bool = False
    stated: Callable[[], Release | None] = field(default=_no_release, compare=False)
    kept_out: Callable[[], bool] = field(default=bool, compare=False)
    apps: frozenset[str] | None = None
    templates: frozenset[str] | None = None
    own_templates: Callable[[str], tuple[str, ...]] = field(default=_no_templates, compare=False)
    url_name: Callable[[str], UrlName | None] = field(default=_no_view, compare=False)
    url_patterns: frozenset[str] = frozenset()
    logout_urls: frozenset[str] = frozenset({"logout", "admin:logout"})
    logout_paths: bool = False
    shared_namespaces: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    instances: frozenset[str] = frozenset()
    custom_forms: bool = False
    form_layout: bool = False
    widget_bases: frozenset[str] = frozenset()
    widget_source: str | None = None
    widget_filters: frozenset[str] = frozenset()
    query_tags: frozenset[str] = frozenset()
    modernize: bool = False

    @property
    def widget_template(self) -> bool:
        """Whether a widget class names this template."""
        return bool(self.widget_bases)

    def has_app(self, name: str) -> bool:
        """True where an app is installed, or where nobody knows which are."""
        return self.apps is None or name in self.apps


def template_name(path: str) -> str:
    """The name that a template is loaded by, from its path: what follows the last folder of templates."""
    parts = path.split("/")
    for index in range(len(parts) - 2, -1, -1):
        if parts[index] == "templates":
            return "/".join(parts[index + 1 :])
    return path
