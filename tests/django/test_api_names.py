"""Names of Django: in which releases they exist, what they are, and which paths lead to one thing."""

from __future__ import annotations

from itertools import pairwise

import pytest

from codemods.django import api
from codemods.releases import KNOWN, Release

P = Release.parse


def span(name: str) -> tuple[str, str] | None:
    """First and last release of a name that lived without a break."""
    lived = api.lived(name)
    if not lived:
        return None
    assert list(lived) == [release for release in KNOWN if lived[0] <= release <= lived[-1]]
    return str(lived[0]), str(lived[-1])


def test_the_tables_hold_every_known_release() -> None:
    assert api.releases() == KNOWN


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("django.utils.encoding.force_text", "1.7", "3.2"),
        ("django.utils.six", "1.7", "2.2"),
        ("django.utils.six.moves.urllib.parse.urlencode", "1.7", "2.2"),
        ("django.utils.six.moves.range", "1.7", "2.2"),
        ("django.conf.urls.url", "1.7", "3.2"),
        ("django.core.urlresolvers", "1.7", "1.11"),
        ("django.core.urlresolvers.reverse", "1.7", "1.11"),
        ("django.urls.path", "2.0", "6.1"),
        ("django.utils.timezone.utc", "1.7", "4.2"),
        ("django.db.models.JSONField", "3.1", "6.1"),
        ("django.db.models.NullBooleanField", "1.7", "6.1"),
        ("django.contrib.postgres.fields.CICharField", "1.11", "6.1"),
        ("django.shortcuts.render_to_response", "1.7", "2.2"),
        ("django.utils.decorators.available_attrs", "1.7", "2.2"),
        ("django.contrib.auth.views.login", "1.7", "2.0"),
        ("django.http.HttpRequest.is_ajax", "1.7", "3.2"),
        ("django.test.TestCase.assertQuerysetEqual", "1.7", "5.0"),
        ("django.test.TestCase.assertQuerySetEqual", "4.2", "6.1"),
        ("django.db.models.query.QuerySet.filter", "1.7", "6.1"),
        ("django.utils.translation.ugettext_lazy", "1.7", "3.2"),
        ("django.db.models.enums.ChoicesMeta", "3.0", "5.2"),
        ("django.contrib.auth.migrations.0001_initial.Migration", "1.7", "6.1"),
        ("django.db.models.Model.full_clean", "1.7", "6.1"),
        ("django.utils.crypto.pbkdf2", "1.7", "6.1"),
    ],
)
def test_a_name_lives_from_its_first_release_to_its_last(name: str, first: str, last: str) -> None:
    assert span(name) == (first, last)


@pytest.mark.parametrize(
    "name",
    [
        "django.utils.encoding.no_such_thing",
        "django.no_such_module",
        "django.db.models.Model.no_such_method",
        "django.http.HttpRequest.no_such_attribute",
        "django.contrib.auth.models.User.objects.no_such_method",
        "django.db.models.ForeignKey.save",
    ],
)
def test_what_never_was_lives_nowhere(name: str) -> None:
    assert api.lived(name) == ()
    assert api.first_release(name) is None
    assert api.last_release(name) is None
    assert not api.exists(name, P("3.2"))


@pytest.mark.parametrize(
    "name",
    [
        "django.db.models.Model._meta",
        "django.db.models.Model.DoesNotExist",
        "django.http.HttpRequest.user",
        "django.http.HttpRequest.session",
        "django.db.models.Field.attname",
        "django.db.models.Manager.filter",
        "django.contrib.auth.models.User.objects.filter",
        "django.contrib.auth.models.User.username",
        "django.contrib.admin.site.register",
        "django.conf.settings.ANYTHING",
        "django.db.models.Model.__init__",
        "django.utils.safestring.SafeText.upper",
        "django.forms.Form.base_fields",
    ],
)
def test_what_django_makes_at_run_time_is_known(name: str) -> None:
    assert api.exists(name, P("3.2"))


def test_a_submodule_is_an_attribute_of_its_package() -> None:
    assert api.kind("django.db.models.fields", P("5.2")) == "module"
    assert api.exists("django.utils.encoding", P("5.2"))


def test_querysets_lend_managers_their_public_methods_only() -> None:
    assert api.exists("django.db.models.Manager.bulk_create", P("5.2"))
    assert not api.exists("django.db.models.Manager._fetch_all", P("5.2"))
    assert not api.exists("django.db.models.Manager.as_manager", P("5.2"))
    assert not api.exists("django.db.models.Manager.delete", P("5.2"))


@pytest.mark.parametrize(
    ("name", "release", "kind"),
    [
        ("django.db.models", "5.2", "module"),
        ("django.db.models.ForeignKey", "5.2", "class"),
        ("django.shortcuts.redirect", "5.2", "function"),
        ("django.db.models.Model.save", "5.2", "method"),
        ("django.db.models.Model.from_db", "5.2", "classmethod"),
        ("django.db.models.Model.pk", "5.2", "property"),
        ("django.views.View.http_method_names", "5.2", "attribute"),
        ("django.http.HttpRequest.user", "5.2", "instance attribute"),
        ("django.db.models.constants.LOOKUP_SEP", "5.2", "constant"),
        ("django.utils.timezone.datetime", "5.2", "external"),
    ],
)
def test_what_a_name_is(name: str, release: str, kind: str) -> None:
    assert api.kind(name, P(release)) == kind


@pytest.mark.parametrize(
    ("name", "release", "where"),
    [
        ("django.db.models.ForeignKey", "5.2", "django.db.models.fields.related.ForeignKey"),
        ("django.contrib.gis.db.models.ForeignKey", "5.2", "django.db.models.fields.related.ForeignKey"),
        ("django.core.urlresolvers.reverse", "1.11", "django.urls.base.reverse"),
        ("django.core.urlresolvers.reverse", "1.9", "django.core.urlresolvers.reverse"),
        ("django.contrib.auth.admin.User", "3.2", "django.contrib.auth.models.User"),
        ("django.utils.timezone.utc", "4.2", "datetime.timezone.utc"),
        ("django.utils.six.moves.urllib.parse.urlencode", "1.11", "urllib.parse.urlencode"),
        ("django.db.models.Manager.filter", "5.2", "django.db.models.query.QuerySet.filter"),
        (
            "django.contrib.auth.models.User.save",
            "5.1",
            "django.contrib.auth.base_user.AbstractBaseUser.save",
        ),
        ("django.utils.encoding.nothing", "5.2", None),
    ],
)
def test_where_a_name_is_defined(name: str, release: str, where: str | None) -> None:
    assert api.definition(name, P(release)) == where


def test_re_exports_of_one_object_are_equivalent() -> None:
    paths = api.equivalents("django.db.models.ForeignKey")
    assert {
        "django.db.models.ForeignKey",
        "django.db.models.fields.related.ForeignKey",
        "django.contrib.gis.db.models.ForeignKey",
    } <= paths
    assert api.equivalents("django.contrib.gis.db.models.ForeignKey") == paths
    assert {api.canonical(path) for path in paths} == {api.canonical("django.db.models.ForeignKey")}


def test_a_moved_object_is_equivalent_to_its_old_path() -> None:
    assert "django.urls.reverse" in api.equivalents("django.core.urlresolvers.reverse")


def test_members_follow_the_paths_of_their_class() -> None:
    assert "django.db.models.query.QuerySet.filter" in api.equivalents("django.db.models.QuerySet.filter")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("django.utils.encoding.force_text", "django.utils.encoding.force_str"),
        ("django.utils.translation.ugettext", "django.utils.translation.gettext"),
        ("django.contrib.postgres.fields.JSONField", "django.db.models.JSONField"),
        ("django.contrib.gis.db.models.Manager", "django.contrib.gis.db.models.GeoManager"),
    ],
)
def test_an_alias_under_another_name_is_another_thing(name: str, other: str) -> None:
    assert other not in api.equivalents(name)


def test_a_name_is_always_its_own_equivalent() -> None:
    assert api.equivalents("shop.models.Order") == {"shop.models.Order"}
    assert "django.db.models.Model.save" in api.equivalents("django.db.models.Model.save")


@pytest.mark.parametrize(
    ("name", "frm", "to", "new"),
    [
        ("django.core.urlresolvers.reverse", "1.9", "2.0", "django.urls.reverse"),
        ("django.core.urlresolvers", "1.9", "2.0", "django.urls"),
        ("django.core.urlresolvers.ResolverMatch.func", "1.8", "3.2", "django.urls.ResolverMatch.func"),
        (
            "django.db.models.fields.FieldDoesNotExist",
            "3.0",
            "3.1",
            "django.core.exceptions.FieldDoesNotExist",
        ),
        ("django.core.context_processors.media", "1.9", "1.10", "django.template.context_processors.media"),
        ("django.contrib.admin.util.quote", "1.8", "1.9", "django.contrib.admin.utils.quote"),
        ("django.utils.lru_cache.lru_cache", "2.2", "3.0", "functools.lru_cache"),
        ("django.utils.encoding.force_text", "3.2", "4.0", None),  # an alias, not a move
        ("django.utils.http.is_safe_url", "2.2", "4.0", None),
        ("django.utils.six.text_type", "2.2", "3.0", None),
        ("django.urls.reverse", "2.0", "6.1", None),  # still there
        ("django.urls.path", "1.11", "6.1", None),  # not yet there
    ],
)
def test_where_a_name_moved(name: str, frm: str, to: str, new: str | None) -> None:
    assert api.moved_to(name, P(frm), P(to)) == new


def test_every_certain_move_leads_to_something_that_exists() -> None:
    newest = KNOWN[-1]
    for name in api.gone_names(P("1.8"), newest):
        last = api.last_release(name)
        assert last is not None
        moved = api.moved_to(name, last, newest)
        if moved is not None and moved.startswith("django."):
            assert api.exists(moved, newest), (name, moved)
            assert not api.exists(name, newest)


def test_other_places_of_the_same_name_are_hints() -> None:
    assert "django.db.models.fields.json.JSONField" in api.same_name(
        "django.contrib.postgres.fields.JSONField", P("5.2")
    )


def test_a_name_is_gone_only_where_nothing_could_supply_it() -> None:
    assert api.gone("django.utils.encoding.force_text", P("3.2"), P("4.0"))
    assert api.gone("django.test.TestCase.assertQuerysetEqual", P("5.0"), P("5.1"))
    assert not api.gone("django.utils.encoding.force_text", P("3.0"), P("3.2"))
    assert not api.gone("django.utils.encoding.no_such_thing", P("3.2"), P("4.0"))
    assert not api.gone("django.conf.settings.USE_L10N", P("3.2"), P("5.0"))


def test_gone_names_are_those_that_an_import_misses() -> None:
    gone = api.gone_names(P("1.8"), P("6.1"))
    assert gone == sorted(set(gone))
    assert len(gone) > 4000
    assert {
        "django.core.urlresolvers",
        "django.core.urlresolvers.reverse",
        "django.utils.six.text_type",
    } <= set(gone)
    assert "django.db.models.ForeignKey" not in gone
    for name in gone:
        assert any(
            before in api.lived(name) and after not in api.lived(name)
            for before, after in pairwise(KNOWN[1:])
        ), name


def test_the_difference_of_two_releases_goes_both_ways() -> None:
    changes = {(each.name, each.change, each.kind) for each in api.difference(P("1.11"), P("2.0"))}
    assert ("django.core.urlresolvers", "gone", "module") in changes
    assert ("django.urls.path", "new", "constant") in changes or (
        "django.urls.path",
        "new",
        "function",
    ) in changes
    assert not list(api.difference(P("3.2"), P("3.2")))


def test_a_release_between_the_known_ones_is_answered_by_the_one_before() -> None:
    assert api.exists("django.utils.encoding.force_text", Release(3, 7))
    assert not api.exists("django.utils.encoding.force_text", Release(2028))


def test_names_spelt_alike_are_offered() -> None:
    assert "django.utils.encoding.force_text" in api.names_like("django.utils.encoding.forcetext")
    assert "django.db.models.Model.save" in api.names_like("django.db.models.Model.sav")
