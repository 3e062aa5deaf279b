"""What a repository says of its templates: the context of each, out of the index and the settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from codemods.files.template_folders import TemplateFolders, template_folders
from codemods.index.index import Index
from codemods.index.project import Project
from codemods.index.settings import Settings, options_of
from codemods.index.urls import UrlName
from codemods.releases import Range, Release
from codemods.templates.context import TemplateContext, template_name
from codemods.templates.libraries import DJANGO, Library

__all__ = ["NAMING", "Surroundings"]

_FORMS = (
    "django.forms.forms.BaseForm",
    "django.forms.formsets.BaseFormSet",
    "django.forms.utils.RenderableMixin",
)
_FACTORIES = frozenset(
    {
        "formset_factory",
        "generic_inlineformset_factory",
        "inlineformset_factory",
        "modelform_factory",
        "modelformset_factory",
    }
)
_LAYOUT = frozenset(
    {"__html__", "__str__", "_html_output", "default_renderer", "get_context", "render", "template_name"}
)
_RENDERERS = "django.forms.renderers."
_DIV_RENDERERS = (f"{_RENDERERS}DjangoDivFormRenderer", f"{_RENDERERS}Jinja2DivFormRenderer")
_STATIC = "django.templatetags.static"
_MODEL = "django.db.models.base.Model"
_GET_OR_404 = "django.shortcuts.get_object_or_404"
_GETS = (".get", ".create", ".first", ".last", ".latest", ".earliest")
_WIDGET = "django.forms.widgets.Widget"
NAMING = ("1.8/reverse-dotted-path", "1.10/reverse-dotted-path")
"""The codes by which the rule is selected that gives names to entries of URLconfs."""


class Surroundings:
    """Makes the contexts of the templates of one repository.

    ``paths`` are the paths of all its templates, None where they have not been looked for; ``names_urls`` says that
    entries of URLconfs get names in this run.
    """

    def __init__(
        self,
        index: Index,
        project: Project,
        range: Range,
        paths: Iterable[str] | None = None,
        *,
        modernize: bool = False,
        names_urls: bool = True,
    ) -> None:
        self.index = index
        self.range = range
        self.paths = None if paths is None else tuple(paths)
        self.modernize = modernize
        self.names_urls = names_urls
        self.root = project.root
        self.settings = Settings(index, project.settings)
        self._texts: dict[str, tuple[str, ...]] = {}

    def of(self, path: str) -> TemplateContext:
        """The context of the template at ``path``."""
        given = self._folders.name_of(path)
        name = given or template_name(path)
        widgets, variables = self._widget_templates.get(name, ()), self._variables.get(name, ())
        if not (widgets or variables or given):
            return self.any
        bases, source = self._widget_line(widgets)
        forms = frozenset(variable for variable, callee in variables if self._makes_form(callee))
        models = frozenset(variable for variable, callee in variables if self._makes_instance(callee))
        return replace(
            self.any,
            name=given,
            forms=forms,
            instances=models - forms,
            widget_bases=bases,
            widget_source=source,
        )

    @cached_property
    def _folders(self) -> TemplateFolders:
        """The folders of templates that settings name."""
        if self.root is None:
            return TemplateFolders()
        return template_folders(str(self.root), self.index.files)

    @cached_property
    def any(self) -> TemplateContext:
        """What is the same for all templates, those in Python strings too."""
        libraries, builtins = self._libraries, self._builtins
        urls = self.index.urls
        registered = [facts.library for facts in self.index.files.values() if facts.library is not None]
        return TemplateContext(
            libraries=libraries,
            builtins=tuple(builtins),
            all_libraries=self._knows_builtins,
            static_library=self._static_library,
            settings=self.settings.values,
            settings_known=self.settings.known,
            stated=lambda: self._stated[0],
            kept_out=lambda: self._stated[1],
            apps=self.settings.apps,
            templates=self._templates,
            own_templates=self._own_templates,
            url_name=self._url_name,
            url_patterns=urls.names,
            logout_urls=urls.logouts,
            logout_paths=self.has_logout_paths,
            shared_namespaces=urls.shared_namespaces,
            custom_forms=self._has_custom_forms,
            form_layout=self._has_form_layout,
            widget_filters=frozenset(name for one in registered for name in one.widget_filters),
            query_tags=frozenset(name for one in registered for name in one.query_tags),
            modernize=self.modernize,
        )

    @property
    def has_logout_paths(self) -> bool:
        """Whether the project gives the name ``logout`` or none to Django's view, and has no such view itself."""
        urls = self.index.urls
        return ("logout" in urls.names & urls.logouts or urls.unnamed_logout) and not any(
            "logout" in view.rpartition(".")[2].lower()
            for view in self.index.views
            if not view.startswith("django.")
        )

    @cached_property
    def _stated(self) -> tuple[Release | None, bool]:
        """The release that requirements name, and whether one of them keeps the target out."""
        if self.root is None:
            return None, False
        from codemods.versions.detection import detect_all, keeping_out, moved_on

        found = detect_all(self.root)
        if not found:
            return None, False
        target = self.range.target
        first = moved_on(found, target) or found[0]
        return first.release, keeping_out(found, target) is not None

    def _url_name(self, path: str) -> UrlName | None:
        found = self.index.urls.name_of(path)
        if found is not None and found.given and not self.names_urls:
            return UrlName(reason="its entry has no name")
        return found

    # -- libraries ---------------------------------------------------------------------------------------------------

    @cached_property
    def _libraries(self) -> dict[str, Library]:
        """The repository's libraries, by the names that templates load them by."""
        found: dict[str, Library] = {}
        for path, facts in self.index.files.items():
            name = _loaded_as(path)
            if facts.library is None or not name:
                continue
            known = found.get(name, Library())  # of two with one name, either may be the one that is loaded
            found[name] = Library(
                known.tags | facts.library.tags,
                known.filters | facts.library.filters,
                known.whole and facts.library.whole,
            )
        for name, module in self._named("libraries"):
            library = self._library_at(module)
            if library is not None:
                found[name] = library
        for module in self._builtins:
            library = self._library_at(module)
            if library is not None:
                found[module] = library
        return found

    @property
    def _static_library(self) -> str:
        """The name by which Django's library ``static`` is loaded; "" where another one has that name, and it none."""
        named = dict(self._named("libraries"))
        own = "static" in self._libraries
        if named.get("static", "" if own else _STATIC) == _STATIC:
            return "static"
        return next((name for name, module in named.items() if module == _STATIC), "")

    def _library_at(self, module: str) -> Library | None:
        facts = self.index.modules.get(module)
        if facts is None or facts.library is None:
            return None
        return Library(facts.library.tags, facts.library.filters, facts.library.whole)

    @cached_property
    def _builtins(self) -> list[str]:
        """The names of the libraries that settings make known to every template; a module's own name for others'."""
        found = []
        for _, module in self._named("builtins"):
            last = module.rpartition(".")[2]
            found.append(last if module.startswith("django.") and last in DJANGO else module)
        return found

    def _named(self, option: str) -> Iterator[tuple[str, str]]:
        """The names and modules in an option of the template engines, without those that are computed."""
        for facts in self.settings.modules:
            for options in options_of(facts):
                given = options.get(option)
                if isinstance(given, list):
                    yield from (("", str(one)) for one in given if isinstance(one, str))
                elif isinstance(given, dict):
                    yield from ((str(name), str(one)) for name, one in given.items() if isinstance(one, str))

    @property
    def _knows_builtins(self) -> bool:
        """Whether no template can know a tag that neither Django, nor the repository, nor a ``load`` gives it."""
        if not self.settings.known or not self._is_whole("TEMPLATES"):
            return False
        if any("add_to_builtins" in use for facts in self.index.files.values() for use in facts.uses):
            return False
        current = self.range.current
        return (current is not None and current >= Release(1, 9)) or self._has_own_apps_only

    def _is_whole(self, name: str) -> bool:
        """Whether the tag libraries that the engines name are all known."""
        for facts in self.settings.modules:
            engines = facts.settings.get(name, [])
            if not isinstance(engines, list) or not all(isinstance(engine, dict) for engine in engines):
                return False
            for engine in engines:
                options = engine.get("OPTIONS", {})
                if not isinstance(options, dict) or "**" in options:
                    return False
                for option in ("builtins", "libraries"):
                    given = options.get(option, [])
                    values = given.values() if isinstance(given, dict) else given
                    if not isinstance(given, dict | list) or not all(isinstance(one, str) for one in values):
                        return False
        return True

    @property
    def _has_own_apps_only(self) -> bool:
        """Whether all installed apps are Django's or in the repository."""
        apps = self.settings.apps
        return apps is not None and all(
            app.startswith("django.") or self.index._split(app)[0] is not None for app in apps
        )

    # -- templates ---------------------------------------------------------------------------------------------------

    @property
    def _templates(self) -> frozenset[str] | None:
        """Every name that a template may be loaded by, where all of them are known."""
        if self.paths is None or not self._has_own_apps_only:
            return None
        from codemods.django import api

        found: set[str] = set()
        for path in self.paths:
            # Whatever folder of those above it templates are loaded from.
            while path:
                found.add(path)
                path = path.partition("/")[2]
        for release in (self.range.start, self.range.target):
            found.update(api.templates(release))
        return frozenset(found)

    def _own_templates(self, name: str) -> tuple[str, ...]:
        """The texts of the repository's templates that may be loaded by a name."""
        if name not in self._texts:
            end = f"/{name}"
            paths = [path for path in self.paths or () if path == name or path.endswith(end)]
            self._texts[name] = tuple(map(self._text, paths))
        return self._texts[name]

    def _text(self, path: str) -> str:
        """The text of a file; empty for one that is only in memory, or cannot be read, which is told elsewhere."""
        try:
            return (self.root / path).read_text("utf-8", "replace") if self.root is not None else ""
        except OSError:
            return ""

    @cached_property
    def _widget_templates(self) -> dict[str, list[str]]:
        """The widget classes of the repository by the templates that they name."""
        found: dict[str, list[str]] = {}
        for facts in self.index.files.values():
            for one in facts.classes.values():
                if "template_name" in one.texts and self._descends(facts.names, one.qualname, (_WIDGET,)):
                    name = f"{facts.names[0]}.{one.qualname}"
                    found.setdefault(one.texts["template_name"], []).append(name)
        return found

    def _widget_line(self, widgets: Sequence[str]) -> tuple[frozenset[str], str | None]:
        """What widget classes all descend from, and the source of those modules that make their contexts."""
        if not widgets:
            return frozenset(), None
        lines = [self.index.ancestry(widget) for widget in widgets]
        makers = {
            facts.path
            for line in lines
            for one in line
            if (made := self.index.class_facts(one)) is not None and "get_context" in made.members
            if (facts := self.index._split(one)[0]) is not None
        }
        source = "".join(map(self._text, sorted(makers))) if makers else None
        return frozenset.intersection(*map(frozenset, lines)), source

    # -- forms -------------------------------------------------------------------------------------------------------

    @cached_property
    def _variables(self) -> dict[str, list[tuple[str, str]]]:
        """The variables that views bind and what is called to make them, by the names of the templates that get them."""
        found: dict[str, list[tuple[str, str]]] = {}
        for facts in self.index.files.values():
            for template, name, callee in facts.rendered:
                found.setdefault(template, []).append((name, callee))
        return found

    def _makes_instance(self, callee: str) -> bool:
        """Whether a call gives an instance of a model."""
        name = self.index.name(callee).qname
        owner, managed, _ = name.partition(".objects.")
        if name == _GET_OR_404:
            return True
        return _MODEL in self.index.ancestry(owner) and (not managed or name.endswith(_GETS))

    def _makes_form(self, callee: str) -> bool:
        """Whether a call makes a form or a formset: of a class, or of what a factory has made."""
        name = self.index.name(callee).qname
        if not set(self.index.ancestry(name)).isdisjoint(_FORMS[:2]):
            return True
        maker = self.index.made_by(name) or ""
        return maker.startswith("django.") and maker.rpartition(".")[2] in _FACTORIES

    def _descends(self, modules: tuple[str, ...], qualname: str, bases: tuple[str, ...]) -> bool:
        if not modules:
            return False
        return not set(self.index.ancestry(f"{modules[0]}.{qualname}")).isdisjoint(bases)

    @property
    def _has_custom_forms(self) -> bool:
        return any(
            not _LAYOUT.isdisjoint(one.members) and self._descends(facts.names, one.qualname, _FORMS)
            for facts in self.index.files.values()
            for one in facts.classes.values()
        )

    @property
    def _has_form_layout(self) -> bool:
        """Whether ``FORM_RENDERER`` names a renderer that has a template of its own for whole forms."""
        if "FORM_RENDERER" not in self.settings.values:
            return False
        value = self.settings.values["FORM_RENDERER"]
        if not isinstance(value, str):
            return True  # somebody has thought about it
        name = self.index.name(value).qname
        line = self.index.ancestry(name)
        if not set(line).isdisjoint(_DIV_RENDERERS):
            return True
        for one in line:
            facts = self.index.class_facts(one)
            if facts is not None and "form_template_name" in facts.members:
                return True
        return not any(one.startswith(_RENDERERS) for one in line)


def _loaded_as(path: str) -> str:
    """The name that a module is loaded by, from its path below ``templatetags/``; empty for one elsewhere."""
    _, found, rest = f"/{path}".rpartition("/templatetags/")
    return (
        rest.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        if found and rest != "__init__.py"
        else ""
    )
