"""What a Python file is for, decided from plain facts about its content; its name alone never decides.

The facts (which names it assigns, which classes it defines) are the caller's, who parses each file once.
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Mapping, Sequence, Set

__all__ = [
    "GLOBAL_SETTINGS",
    "Role",
    "is_migration",
    "is_south_migration",
    "is_urlconf",
    "looks_like_settings",
    "roles_of",
    "settings_by_name",
]


class Role(enum.Flag):
    """What a Python file is for; a file may have several roles, or none."""

    NONE = 0
    SETTINGS = enum.auto()
    URLCONF = enum.auto()
    MIGRATION = enum.auto()
    SOUTH_MIGRATION = enum.auto()  # what Django before 1.7 left to the package South
    TEST = enum.auto()
    CONFTEST = enum.auto()
    MANAGE = enum.auto()
    SETUP = enum.auto()
    COMMAND = enum.auto()
    APPCONFIG = enum.auto()


# Settings that hardly anything but a settings module assigns at its top level. All of Django's would let in modules
# that merely have a DEBUG or a LOGGING of their own.
_TELLING = frozenset(
    [
        "ADMINS",
        "ALLOWED_HOSTS",
        "ASGI_APPLICATION",
        "AUTHENTICATION_BACKENDS",
        "AUTH_PASSWORD_VALIDATORS",
        "AUTH_USER_MODEL",
        "CACHES",
        "DATABASES",
        "DATABASE_ENGINE",
        "DATABASE_ROUTERS",
        "DEFAULT_AUTO_FIELD",
        "DEFAULT_FROM_EMAIL",
        "EMAIL_BACKEND",
        "INSTALLED_APPS",
        "INTERNAL_IPS",
        "LANGUAGE_CODE",
        "LOCALE_PATHS",
        "LOGIN_REDIRECT_URL",
        "LOGIN_URL",
        "MEDIA_ROOT",
        "MEDIA_URL",
        "MIDDLEWARE",
        "MIDDLEWARE_CLASSES",
        "PASSWORD_HASHERS",
        "ROOT_URLCONF",
        "SECRET_KEY",
        "SESSION_ENGINE",
        "SITE_ID",
        "STATICFILES_DIRS",
        "STATICFILES_FINDERS",
        "STATICFILES_STORAGE",
        "STATIC_ROOT",
        "STATIC_URL",
        "STORAGES",
        "TEMPLATES",
        "TEMPLATE_CONTEXT_PROCESSORS",
        "TEMPLATE_DEBUG",
        "TEMPLATE_DIRS",
        "TEMPLATE_LOADERS",
        "TEST_RUNNER",
        "TIME_ZONE",
        "USE_I18N",
        "USE_L10N",
        "USE_TZ",
        "WSGI_APPLICATION",
    ]
)
GLOBAL_SETTINGS = _TELLING | frozenset(
    [
        "APPEND_SLASH",
        "CSRF_COOKIE_SECURE",
        "CSRF_TRUSTED_ORIGINS",
        "DEBUG",
        "DEFAULT_CHARSET",
        "DEFAULT_EXCEPTION_REPORTER",
        "DEFAULT_FILE_STORAGE",
        "EMAIL_HOST",
        "EMAIL_HOST_PASSWORD",
        "EMAIL_HOST_USER",
        "EMAIL_PORT",
        "EMAIL_USE_TLS",
        "FILE_CHARSET",
        "FILE_UPLOAD_PERMISSIONS",
        "FIXTURE_DIRS",
        "FORM_RENDERER",
        "LANGUAGES",
        "LOGGING",
        "LOGOUT_REDIRECT_URL",
        "MANAGERS",
        "MESSAGE_STORAGE",
        "MIGRATION_MODULES",
        "SECURE_HSTS_SECONDS",
        "SECURE_PROXY_SSL_HEADER",
        "SECURE_SSL_REDIRECT",
        "SERVER_EMAIL",
        "SESSION_COOKIE_AGE",
        "SESSION_COOKIE_SECURE",
        "SESSION_SERIALIZER",
    ]
)
"""The settings of Django by which a settings module is known."""

# What a file called ``settings.py`` may hold alone: an app's own settings are not called so.
_CONCLUSIVE = frozenset(
    [
        "ALLOWED_HOSTS",
        "ASGI_APPLICATION",
        "AUTH_PASSWORD_VALIDATORS",
        "DATABASES",
        "DATABASE_ROUTERS",
        "INSTALLED_APPS",
        "MIDDLEWARE",
        "MIDDLEWARE_CLASSES",
        "ROOT_URLCONF",
        "STORAGES",
        "WSGI_APPLICATION",
    ]
)

# The names by which migrations, tests and app configurations know their base classes, fully written or as imported.
_MIGRATION_BASES = frozenset(
    {
        "Migration",
        "migrations.Migration",
        "django.db.migrations.Migration",
        "django.db.migrations.migration.Migration",
    }
)
_SOUTH_BASES = frozenset({"SchemaMigration", "DataMigration"})
_COMMAND_BASES = frozenset({"BaseCommand", "NoArgsCommand", "AppCommand", "LabelCommand", "TemplateCommand"})


def looks_like_settings(names: Set[str], path: str) -> bool:
    """Whether the file at ``path``, which assigns ``names`` at its top level, is a settings module by its content.

    A file that is called like one (see ``settings_by_name``) needs two of Django's settings, or one that is nobody
    else's; any other needs five telling ones, as a module that nobody names and whose own name says nothing has to speak for itself.
    """
    if settings_by_name(path):
        return len(names & GLOBAL_SETTINGS) >= 2 or not names.isdisjoint(_CONCLUSIVE)
    return len(names & _TELLING) >= 5


def settings_by_name(path: str) -> bool:
    """Whether a file is called like a settings module: ``settings.py``, ``*_settings.py``, or in ``settings/``.

    By itself that is no proof. Together with a star import from (or into) a settings module it is.
    """
    folder, _, name = path.rpartition("/")
    stem = name.removesuffix(".py")
    return (
        stem in ("settings", "local_settings")
        or stem.endswith("_settings")
        or "settings" in folder.split("/")
    )


def is_urlconf(names: Collection[str]) -> bool:
    """Whether a file that assigns ``names`` at its top level is a URLconf."""
    return "urlpatterns" in names


def is_migration(classes: Mapping[str, Sequence[str]]) -> bool:
    """Whether the file that defines ``classes`` (name to the dotted names of the bases) is a migration of Django's.

    The bases may be written out (``django.db.migrations.Migration``) or as they stand in the source.
    """
    return not _MIGRATION_BASES.isdisjoint(classes.get("Migration", ()))


def is_south_migration(classes: Mapping[str, Sequence[str]]) -> bool:
    """Whether the file that defines ``classes`` is a migration of the package South."""
    return any(base.rpartition(".")[2] in _SOUTH_BASES for base in classes.get("Migration", ()))


def roles_of(
    path: str,
    names: Set[str] = frozenset(),
    classes: Mapping[str, Sequence[str]] | None = None,
    *,
    settings: bool = False,
    urlconf: bool = False,
) -> Role:
    """The roles of the Python file at ``path`` (relative to the root, forward slashes).

    ``names`` are assigned at its top level and ``classes`` defined there, as for the functions above. ``settings`` and
    ``urlconf`` tell that the repository names the file as such (``DJANGO_SETTINGS_MODULE``, ``ROOT_URLCONF``,
    ``include``), which is stronger than any look.
    """
    classes = classes or {}
    role = Role.NONE
    folder, _, name = path.rpartition("/")
    folders = folder.split("/")
    if settings or looks_like_settings(names, path):
        role |= Role.SETTINGS
    if urlconf or is_urlconf(names):
        role |= Role.URLCONF
    if is_migration(classes):
        role |= Role.MIGRATION
    elif is_south_migration(classes):
        role |= Role.SOUTH_MIGRATION
    if name == "conftest.py":
        role |= Role.CONFTEST | Role.TEST
    elif _is_test(folders, name, classes):
        role |= Role.TEST
    if name == "manage.py":
        role |= Role.MANAGE
    if name == "setup.py":
        role |= Role.SETUP
    if (folders[-2:] == ["management", "commands"] and "Command" in classes) or any(
        base.rpartition(".")[2] in _COMMAND_BASES for base in classes.get("Command", ())
    ):
        role |= Role.COMMAND
    if any(base.rpartition(".")[2] == "AppConfig" for bases in classes.values() for base in bases):
        role |= Role.APPCONFIG
    return role


def _is_test(folders: Sequence[str], name: str, classes: Mapping[str, Sequence[str]]) -> bool:
    stem = name.removesuffix(".py")
    if (
        stem in ("test", "tests")
        or stem.startswith(("test_", "tests_"))
        or stem.endswith(("_test", "_tests"))
    ):
        return True
    if "tests" in folders or "test" in folders:
        return True
    return any(base.endswith("TestCase") for bases in classes.values() for base in bases)
