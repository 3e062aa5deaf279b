"""What of Django a repository works with, as far as packages hang on it: who has no cache in Redis needs no redis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codemods.index.index import Index
    from codemods.index.project import Project

__all__ = ["Uses"]

_HASHERS = "django.contrib.auth.hashers."
_PARTS: Mapping[str, tuple[str, ...]] = {
    "aiosmtpd": (),  # Django's own tests alone
    "argon2-cffi": (f"{_HASHERS}Argon2PasswordHasher",),
    "bcrypt": (f"{_HASHERS}BCryptPasswordHasher", f"{_HASHERS}BCryptSHA256PasswordHasher"),
    "docutils": ("django.contrib.admindocs",),
    "geoip2": ("django.contrib.gis.geoip2",),
    "jinja2": (
        "django.template.backends.jinja2",
        "django.forms.renderers.Jinja2",
        "django.forms.renderers.Jinja2DivFormRenderer",
    ),
    "numpy": ("django.contrib.gis",),
    "pyyaml": ("django.core.serializers",),
    "redis": ("django.core.cache.backends.redis",),
    "selenium": ("django.contrib.admin.tests", "django.test.selenium"),
}
"""By package: what has to be named, be it a module or what is in it, before Django imports it."""
_IMAGES = ("ImageField", "get_image_dimensions", "validate_image_file_extension")


class Uses:
    """Which packages Django works with in a repository.

    Those that everybody may have it work with (drivers, what commands take where it is there) are among them.
    """

    def __init__(self, index: Index, project: Project) -> None:
        self._index = index
        self._project = project

    def __call__(self, package: str) -> bool:
        """Whether a package, by its normalised name, is one; all are where there is no code to tell."""
        if not self._index.files:
            return True
        if package == "pillow":
            return self._has_images
        parts = _PARTS.get(package)
        if parts is None or any(part in self._names for part in parts):
            return True
        return package == "pyyaml" and any(
            path.endswith((".yaml", ".yml")) for folder in self._fixtures() for path in folder
        )

    @cached_property
    def _names(self) -> frozenset[str]:
        """Every name of Django's in code and strings, with all that lead to it."""
        found: set[str] = set()
        for facts in self._index.files.values():
            for name in (*facts.uses, *facts.strings):
                while name.startswith("django.") and name not in found:
                    found.add(name)
                    name = name.rpartition(".")[0]
        return frozenset(found)

    @cached_property
    def _has_images(self) -> bool:
        """Whether a model or form has a field for images, or an app from elsewhere may have one."""
        from codemods.index.settings import Settings

        settings = Settings(self._index, self._project.settings)
        tops = {name.partition(".")[0] for name in self._index.modules}
        apps = settings.apps if settings.modules else frozenset()
        if apps is None or any(app.partition(".")[0] not in {"django", *tops} for app in apps):
            return True
        return any(name.endswith(_IMAGES) for facts in self._index.files.values() for name in facts.uses)

    def _fixtures(self) -> Iterator[list[str]]:
        """What is in the folders of fixtures."""
        folders = {path.rpartition("/")[0] for path in self._index.files}
        for folder in sorted({"", *folders}):
            path = f"{folder}/fixtures".lstrip("/")
            if self._project.has_folder(path):
                yield self._project.files_below(path)
