"""Settings, template tags and filters, commands and templates by release."""

from __future__ import annotations

import pytest

from codemods.django import api
from codemods.releases import Release

P = Release.parse


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("USE_L10N", "1.7", "4.2"),
        ("DEFAULT_FILE_STORAGE", "1.7", "5.0"),
        ("MIDDLEWARE_CLASSES", "1.7", "1.11"),
        ("MIDDLEWARE", "1.10", "6.1"),
        ("TEMPLATE_DIRS", "1.7", "1.9"),
        ("DEFAULT_AUTO_FIELD", "3.2", "6.1"),
        ("PASSWORD_RESET_TIMEOUT_DAYS", "1.7", "3.2"),
        ("STORAGES", "4.2", "6.1"),
        ("DEBUG", "1.7", "6.1"),
    ],
)
def test_in_which_releases_a_setting_is_read(name: str, first: str, last: str) -> None:
    lived = api.setting_lived(name)
    assert (str(lived[0]), str(lived[-1])) == (first, last)
    assert api.has_setting(name, P(first))


def test_defaults_are_python_values() -> None:
    settings = api.settings(P("5.2"))
    assert settings["DEBUG"] is False
    assert settings["ALLOWED_HOSTS"] == []
    assert settings["SESSION_COOKIE_AGE"] is api.NO_DEFAULT
    assert api.settings(P("3.1"))["USE_TZ"] is False
    assert settings["USE_TZ"] is True
    assert not api.has_setting("NO_SUCH_SETTING", P("5.2"))


def test_tags_and_filters_by_library() -> None:
    assert {"if", "for", "url", "block", "extends"} <= api.template_tags(P("5.2"))[""]
    assert "ifequal" in api.template_tags(P("3.2"))[""]
    assert "ifequal" not in api.template_tags(P("4.0"))[""]
    assert "querystring" in api.template_tags(P("5.1"))[""]
    assert {"trans", "translate", "blocktrans"} <= api.template_tags(P("3.1"))["i18n"]
    assert "admin_static" in api.template_tags(P("2.2")) and "admin_static" not in api.template_tags(P("3.0"))
    assert "intcomma" in api.template_filters(P("5.2"))["humanize"]
    assert "length_is" in api.template_filters(P("5.0"))[""]
    assert str(api.filter_lived("", "length_is")[-1]) == "5.0"
    assert str(api.tag_lived("", "ifequal")[-1]) == "3.2"


def test_commands_and_their_options() -> None:
    commands = api.commands(P("5.2"))
    assert {"--noinput", "--database", "--fake", "app_label", "--verbosity"} <= commands["migrate"]
    assert "syncdb" in api.commands(P("1.8")) and "syncdb" not in api.commands(P("1.9"))
    assert "--nostatic" in commands["runserver"]
    assert "--noreload" in api.commands(P("1.7"))["runserver"]


def test_templates_and_their_blocks() -> None:
    admin = api.admin_templates(P("5.2"))
    assert {"content", "branding", "extrahead"} <= set(admin["admin/base.html"])
    assert "registration/password_reset_form.html" in admin
    assert all(name.startswith(("admin/", "registration/")) for name in admin)
    assert "django/forms/widgets/input.html" in api.templates(P("5.2"))
    assert str(api.template_lived("django/forms/default.html")[-1]) == "4.2"


def test_contrib_apps() -> None:
    assert "django.contrib.comments" in api.contrib_apps(P("1.7"))
    assert "django.contrib.comments" not in api.contrib_apps(P("1.8"))
    assert "django.contrib.postgres" in api.contrib_apps(P("5.2"))
