"""Classes and callables of Django: their MRO, members, signatures and warnings by release."""

from __future__ import annotations

import pytest

from codemods.django import api
from codemods.django.signature import parse_signature
from codemods.releases import Release

P = Release.parse


@pytest.mark.parametrize(
    ("name", "release", "signature"),
    [
        (
            "django.db.models.Model.save",
            "5.0",
            "(force_insert=False, force_update=False, using=None, update_fields=None)",
        ),
        (
            "django.db.models.Model.save",
            "6.1",
            "(*, force_insert=False, force_update=False, using=None, update_fields=None)",
        ),
        (
            "django.shortcuts.render",
            "5.2",
            "(request, template_name, context=None, content_type=None, status=None, using=None)",
        ),
        ("django.utils.translation.ugettext_lazy", "1.11", "(message)"),
        ("django.http.Http404", "5.2", None),  # what an exception takes is Python's to say
        ("django.views.View", "5.2", "(**kwargs)"),
        (
            "django.contrib.auth.models.UserManager.create_user",
            "5.2",
            "(username, email=None, password=None, **extra_fields)",
        ),
        ("django.db.models.Index.deconstruct", "5.2", "()"),
        ("django.db.models", "5.2", None),
        ("django.no_such_thing", "5.2", None),
    ],
)
def test_what_a_callable_takes(name: str, release: str, signature: str | None) -> None:
    found = api.signature(name, P(release))
    assert (None if found is None else str(found)) == signature


def test_on_delete_became_required_in_2_0() -> None:
    old, new = (api.signature("django.db.models.ForeignKey", P(release)) for release in ("1.11", "2.0"))
    assert old is not None and new is not None
    assert "on_delete" not in old.required
    assert new.required == ("to", "on_delete")
    assert new.bound and new.parameters[0].name == "to"


def test_arguments_that_may_still_be_positional_with_a_warning_are_known() -> None:
    found = api.signature("django.core.mail.send_mail", P("6.0"))
    assert found is not None
    assert found.deprecated_positional[0] == "fail_silently"
    assert found.most_positional == 4 + len(found.deprecated_positional)
    before = api.signature("django.core.mail.send_mail", P("5.2"))
    assert before is not None and before.most_positional == 9 and before.deprecated_positional == ()


def test_the_order_of_classes_is_pythons() -> None:
    assert api.mro("django.contrib.auth.models.User", P("4.2"))[:5] == [
        "django.contrib.auth.models.User",
        "django.contrib.auth.models.AbstractUser",
        "django.contrib.auth.base_user.AbstractBaseUser",
        "django.contrib.auth.models.PermissionsMixin",
        "django.db.models.base.Model",
    ]
    assert api.bases("django.db.models.ForeignKey", P("4.2")) == [
        "django.db.models.fields.related.ForeignObject"
    ]
    assert api.is_subclass("django.contrib.gis.db.models.PointField", "django.db.models.Field", P("4.2"))
    assert not api.is_subclass("django.forms.CharField", "django.db.models.Field", P("4.2"))
    assert api.mro("django.shortcuts.render", P("4.2")) == []


def test_a_member_tells_which_class_it_comes_from() -> None:
    member = api.member("django.views.generic.ListView", "get_context_data", P("5.2"))
    assert member is not None
    assert member.owner == "django.views.generic.list.MultipleObjectMixin"
    assert member.kind == "method"
    assert str(member.signature) == "(*, object_list=None, **kwargs)"
    assert api.member("django.views.generic.ListView", "no_such_method", P("5.2")) is None


def test_inherited_members_are_listed() -> None:
    names = api.member_names("django.views.generic.ListView", P("5.2"))
    assert {"get_queryset", "paginate_by", "as_view", "dispatch", "object_list"} <= names


def test_a_class_that_answers_to_any_name_is_open() -> None:
    assert api.openness("django.utils.functional.LazyObject", P("5.2")).getattr
    assert api.openness("django.test.TestCase", P("5.2")).external
    assert not api.is_open("django.http.HttpRequest", P("5.2"))
    assert not api.is_open("django.no_such_class", P("5.2"))


@pytest.mark.parametrize(
    ("name", "release", "warning"),
    [
        ("django.utils.encoding.force_text", "3.0", "RemovedInDjango40Warning"),
        ("django.utils.encoding.force_text", "2.2", None),
        ("django.conf.urls.url", "3.1", "RemovedInDjango40Warning"),
        ("django.http.HttpRequest.is_ajax", "3.1", "RemovedInDjango40Warning"),
        ("django.core.urlresolvers", "1.10", "RemovedInDjango20Warning"),
        ("django.utils.timezone.utc", "4.1", "RemovedInDjango50Warning"),
        ("django.shortcuts.render", "5.2", None),
    ],
)
def test_which_warning_every_use_issues(name: str, release: str, warning: str | None) -> None:
    assert api.is_deprecated(name, P(release)) == warning


def test_a_warning_of_some_uses_is_no_deprecation_of_the_name() -> None:
    warnings = api.warnings_of("django.db.models.ForeignKey", P("1.11"))
    assert ("RemovedInDjango20Warning", False) in warnings
    assert api.is_deprecated("django.db.models.ForeignKey", P("1.11")) is None


def test_values_and_decorators_are_told() -> None:
    assert api.value("django.db.models.constants.LOOKUP_SEP", P("5.2")) == "'__'"
    assert api.value("django.db.models.Model", P("5.2")) is None
    assert "django.utils.safestring.keep_lazy" not in api.decorators("django.utils.html.escape", P("5.2"))
    assert "django.utils.functional.keep_lazy" in api.decorators("django.utils.html.escape", P("5.2"))


def test_a_signature_is_read_from_source() -> None:
    found = parse_signature("self, a, /, b=1, *args, c, d='x', **rest", drop_first=True)
    assert str(found) == "(a, /, b=1, *args, c, d='x', **rest)"
    assert found.bound
    assert found.required == ("a", "c")
    assert found.most_positional is None
    assert found.accepts_keyword("b") and found.accepts_keyword("anything")
    assert found.find("args") is None
    plain = parse_signature("a, b, *, c=None")
    assert plain.most_positional == 2
    assert plain.accepts_keyword("c") and not plain.accepts_keyword("d")
