from __future__ import annotations

import pytest

from codemods.files.kinds import Role, is_urlconf, looks_like_settings, roles_of

FULL = {"DEBUG", "SECRET_KEY", "INSTALLED_APPS", "DATABASES", "ROOT_URLCONF", "TEMPLATES", "BASE_DIR"}


@pytest.mark.parametrize(
    ("path", "names", "expected"),
    [
        ("shop/settings.py", {"DEBUG", "INSTALLED_APPS"}, True),
        ("shop/settings/dev.py", {"DEBUG", "DATABASES", "x"}, True),
        ("shop/test_settings.py", {"SECRET_KEY", "DATABASES"}, True),
        ("shop/settings.py", {"ROOT_URLCONF", "PAGE_SIZE"}, True),
        ("shop/settings.py", {"DEBUG", "PAGE_SIZE"}, False),  # a module of constants
        ("shop/constants.py", {"ROOT_URLCONF"}, False),
        ("shop/settings_helpers.py", {"DEBUG", "DATABASES"}, False),
        ("shop/config.py", {"DEBUG", "LOGGING"}, False),
        ("conf/base.py", FULL, True),
        ("shop/settings/__init__.py", set(), False),
    ],
)
def test_content_decides_what_settings_are(path: str, names: set[str], expected: bool) -> None:
    assert looks_like_settings(names, path) is expected
    assert (Role.SETTINGS in roles_of(path, names)) is expected


def test_what_the_repository_names_is_settings_whatever_it_looks_like() -> None:
    assert Role.SETTINGS in roles_of("shop/config.py", {"x"}, settings=True)


def test_urlconfs() -> None:
    assert is_urlconf({"urlpatterns"})
    assert Role.URLCONF in roles_of("shop/routes.py", {"urlpatterns"})
    assert Role.URLCONF not in roles_of("shop/urls.py", {"patterns"})
    assert Role.URLCONF in roles_of("shop/urls.py", urlconf=True)


@pytest.mark.parametrize(
    ("base", "role"),
    [
        ("migrations.Migration", Role.MIGRATION),
        ("django.db.migrations.Migration", Role.MIGRATION),
        ("Migration", Role.MIGRATION),
        ("SchemaMigration", Role.SOUTH_MIGRATION),
        ("south.v2.DataMigration", Role.SOUTH_MIGRATION),
        ("object", Role.NONE),
    ],
)
def test_migrations(base: str, role: Role) -> None:
    assert roles_of("shop/migrations/0001_initial.py", set(), {"Migration": [base]}) == role


def test_a_file_in_a_migrations_folder_is_no_migration_for_that() -> None:
    assert roles_of("shop/migrations/helpers.py", set(), {"Helper": []}) == Role.NONE


@pytest.mark.parametrize(
    ("path", "classes", "role"),
    [
        ("manage.py", {}, Role.MANAGE),
        ("setup.py", {}, Role.SETUP),
        ("shop/conftest.py", {}, Role.CONFTEST | Role.TEST),
        ("shop/tests.py", {}, Role.TEST),
        ("shop/tests/factories.py", {}, Role.TEST),
        ("shop/test_views.py", {}, Role.TEST),
        ("shop/checks.py", {"A": ["django.test.TestCase"]}, Role.TEST),
        ("shop/contest.py", {}, Role.NONE),
        ("shop/management/commands/load.py", {"Command": ["shop.base.Base"]}, Role.COMMAND),
        ("shop/management/commands/_private.py", {}, Role.NONE),
        ("shop/apps.py", {"ShopConfig": ["AppConfig"]}, Role.APPCONFIG),
        ("shop/apps.py", {}, Role.NONE),
    ],
)
def test_other_roles(path: str, classes: dict[str, list[str]], role: Role) -> None:
    assert roles_of(path, set(), classes) == role
