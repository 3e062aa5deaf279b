"""What a file takes from Django that the target does not have is found, however it is taken, and nothing else is."""

from __future__ import annotations

import textwrap

import pytest

from codemods.engine.memory import check_sources
from codemods.releases import Range

OTHERS = {
    "shop/__init__.py": "",
    "shop/compat.py": "from django.utils import timezone\nfrom django.core import urlresolvers\n",
    "shop/routes.py": "from django.conf.urls import *\n",
    "shop/widgets.py": """\
        from django.forms import Select

        class Plain(Select):
            def label(self):
                return ""

        class Fancy(Plain):
            pass
        """,
}


def found(source: str, current: str = "1.8", target: str = "5.2", **others: str) -> list[str]:
    """``line code message`` of what is found in a file that no rule looks at."""
    files = {**OTHERS, **{path.replace("__", "/") + ".py": text for path, text in others.items()}}
    files["shop/code.py"] = source
    dedented = {path: textwrap.dedent(text) for path, text in files.items()}
    outcome = check_sources(dedented, [], Range.of(current, target), api=True)["shop/code.py"]
    return [f"{one.place.line} {one.code} {one.message}" for one in outcome.findings]


def places(source: str, current: str = "1.8", target: str = "5.2") -> list[str]:
    return [" ".join(line.split()[:2]) for line in found(source, current, target)]


def test_calls_that_no_longer_fit() -> None:
    source = """\
        from django.contrib.sessions.middleware import SessionMiddleware
        from django.dispatch import Signal
        from django.shortcuts import render

        Signal(providing_args=["user"])
        render(request, "a.html", {}, "text/html", 200, None, "app", True)
        SessionMiddleware()
        Signal()
        render(request, "a.html", {}, *rest)
        Signal(**options)
        try:
            SessionMiddleware()
        except TypeError:
            SessionMiddleware(view)
        """
    assert places(source) == ["5 api/call", "6 api/call", "7 api/call"]
    assert "takes no argument providing_args" in found(source)[0]
    assert "takes at most 6 positional arguments" in found(source)[1]
    assert "must be given get_response" in found(source)[2]


def test_calls_through_stars_and_partial() -> None:
    source = """\
        import functools
        from functools import partial
        from django.dispatch import Signal
        from django.shortcuts import render
        from shop.tools import partial as own

        Signal(**{"providing_args": ["user"]})
        Signal(**dict(providing_args=["user"]))
        partial(Signal, providing_args=["user"])
        functools.partial(render, current_app="app")
        partial(render, content_type="text/html")
        own(Signal, providing_args=["user"])
        Signal(**{"use_caching": True})
        Signal(**{NAME: True})

        def kept(flag):
            options = {"providing_args": []}
            kept = {"providing_args": []}
            use(kept)
            Signal(**options), Signal(**kept)
            changed = {"providing_args": []}
            changed.pop("providing_args")
            chosen = {"providing_args": []} if flag else {}
            return Signal(**options), Signal(**changed), Signal(**chosen)
        """
    assert places(source) == [f"{line} api/call" for line in (7, 8, 9, 10, 20, 24)]


def test_self_that_a_method_is_given_by_hand_is_not_counted() -> None:
    source = """\
        from django import forms

        class KindField(forms.ChoiceField):
            def __init__(self, required, label):
                forms.ChoiceField.__init__(self, choices=(), label=label)
                forms.ChoiceField.__init__(self, ())
                forms.ChoiceField.__init__(*required)
        """
    assert places(source) == ["6 api/call"]
    assert "takes at most 0 positional arguments" in found(source)[0]


def test_stars_that_hand_on_a_known_number_are_counted() -> None:
    source = """\
        from django.db.backends.base.introspection import FieldInfo

        def read(line, rest):
            FieldInfo(*(line[0:6] + (True, None)))
            FieldInfo(*line[:6], *[True, None])
            FieldInfo(*(line[0:6] + rest))
            FieldInfo(*line[:-1], True, None)
            FieldInfo(*(line[0:6] + (True, None, "")))
        """
    assert places(source, "3.1", "3.2") == ["4 api/call", "5 api/call"]


def test_what_stars_hand_on_does_not_hide_what_is_too_much() -> None:
    source = """\
        from django.forms.fields import CharField, RegexField

        class ZipField(RegexField):
            def __init__(self, max_length=None, min_length=None, *args, **kwargs):
                super(ZipField, self).__init__(r"^[0-9]+$", max_length, min_length, *args, **kwargs)

        class CodeField(RegexField):
            def __init__(self, *args, **kwargs):
                super().__init__(r"^[0-9]+$", *args, **kwargs)

        class NameField(CharField):
            def __init__(self, max_length=9, **kwargs):
                super().__init__(max_length, **kwargs)
        """
    assert places(source) == ["5 api/call", "13 api/call"]


def test_a_mixin_of_old_style_hides_nothing() -> None:
    source = """\
        from django.contrib import admin

        class Mixin(object):
            def help(self):
                return 1

        class BookAdmin(Mixin, admin.ModelAdmin):
            def note(self, request, book):
                self.log_addition(request, book)
        """
    assert places(source) == ["9 api/call"]


def test_what_a_base_of_the_project_defines_is_its_own() -> None:
    source = """\
        from django.contrib import admin

        class Base(admin.ModelAdmin):
            def log_addition(self, request, book, message="added"):
                super().log_addition(request, book, message)

        class BookAdmin(Base):
            def note(self, request, book):
                self.log_addition(request, book)
        """
    assert places(source) == []
    assert places(source.replace("class BookAdmin(Base)", "class BookAdmin(admin.ModelAdmin)")) == [
        "9 api/call"
    ]


def test_classes_whose_module_has_got_another_name_since() -> None:
    source = """\
        from django.db.backends.postgresql_psycopg2.base import DatabaseWrapper as Old
        from django.db.backends.postgresql.base import DatabaseWrapper as New

        class OldWrapper(Old):
            def _cursor(self):
                return super()._cursor()

        class NewWrapper(New):
            def _cursor(self):
                return super()._cursor()
        """
    assert [one for one in places(source) if one.endswith("override")] == ["5 api/override", "9 api/override"]


def test_overrides_in_mixins() -> None:
    source = """\
        from django.db import models
        try:
            from django.forms import Select
        except ImportError:
            from shop.fallback import Select

        class Concurrent(object):
            def _do_update(self, base_qs, using, pk_val, values, update_fields, forced_update):
                return 1

        class Book(Concurrent, models.Model):
            pass

        class Lonely(object):
            def _do_update(self, base_qs, using, pk_val, values, update_fields, forced_update):
                return 1

        class Choice(Select):
            def render_option(self, selected, value, label):
                return ""
        """
    assert places(source, "2.2", "6.1") == ["8 api/override"]
    assert places(source, "1.8", "6.1") == ["8 api/override", "19 api/override"]


def test_the_import_of_a_shim_that_works() -> None:
    source = """\
        try:
            from django.db.models.query_utils import PathInfo
        except ImportError:
            from django.db.models.related import PathInfo
        try:
            from shop.signals import Signal
        except ImportError:
            from django.dispatch import Signal
        PathInfo(start, end, [field], relation, True, False)
        Signal(providing_args=["book"])
        """
    assert places(source) == ["9 api/call"]


def test_private_methods_that_only_django_called() -> None:
    source = """\
        from django import forms
        from django.core.files import File

        class Code(forms.Field):
            def _has_changed(self, initial, data):
                return False

        class Image(File):
            def _get_size(self):
                return 1
            size = property(_get_size)
        """
    assert places(source) == ["5 api/override"]


def test_salts_are_no_paths() -> None:
    source = """\
        from django.core import signing
        from django.utils.crypto import salted_hmac

        key_salt = "django.utils.encoding.force_text"
        signing.dumps(1, salt="django.core.urlresolvers")
        salted_hmac("django.core.urlresolvers", "x")
        PATH = "django.core.urlresolvers"
        """
    assert places(source) == ["7 api/moved"]


def test_members_that_a_string_names() -> None:
    source = """\
        from unittest import mock
        from unittest.mock import patch
        from django.contrib.auth import tokens
        from django.contrib.auth.tokens import PasswordResetTokenGenerator, default_token_generator
        from shop.tools import Clock

        @patch.object(PasswordResetTokenGenerator, "_today")
        def test(today, monkeypatch):
            mock.patch.object(tokens.PasswordResetTokenGenerator, "_num_days", return_value=3)
            monkeypatch.setattr(default_token_generator, "_today", today)
            getattr(default_token_generator, "_today")()
            getattr(default_token_generator, "_today", None)
            patch.object(PasswordResetTokenGenerator, "_today", create=True)
            patch.object(PasswordResetTokenGenerator, "make_token")
            patch.object(Clock, "_today")
            Clock.object(PasswordResetTokenGenerator, "_today")
        """
    assert places(source) == [f"{line} api/attribute" for line in (7, 9, 10, 11)]


def test_overrides_that_django_has_no_use_for_or_calls_otherwise() -> None:
    source = """\
        from django import forms
        from django.contrib import admin
        from django.contrib.auth.forms import SetPasswordForm
        from django.contrib.auth.models import AbstractBaseUser
        from django.contrib.sitemaps import Sitemap
        from django.core.management.base import LabelCommand
        from django.db import models

        class Choice(forms.Select):
            def render_option(self, selected, value, label):
                return ""

            def render(self, name, value, attrs=None):
                return ""

        class Inline(admin.TabularInline):
            def has_add_permission(self, request):
                return False

        class Command(LabelCommand):
            args = "NAME"

        class Map(Sitemap):
            def location(self, obj):
                return ""

        class Link(models.ForeignKey):
            def contribute_to_class(self, cls, name):
                pass

        class Password(SetPasswordForm):
            def clean_new_password2(self):
                return ""

        class User(AbstractBaseUser):
            def get_short_name(self):
                return ""
        """
    assert places(source) == ["10 api/override", "13 api/override", "17 api/override", "21 api/override"]


def test_an_override_that_needs_what_is_not_given_any_more() -> None:
    source = """\
        from django.db.models.fields.related import ManyToManyRel

        class Rel(ManyToManyRel):
            def get_extra_restriction(self, where_class, alias, related_alias):
                return None
        """
    (one,) = found(source)
    assert "the override needs where_class, which is not given any more" in one


def test_members_of_self_and_super_three_classes_down() -> None:
    source = """\
        from django.test import TestCase
        from .widgets import Fancy
        from elsewhere import Mixin

        class Three(Fancy):
            def render_it(self):
                self.label()
                self.own()
                super().render_options([])
                return self.render_option(1, 2, 3)

            def own(self):
                return [self.render_options(one) for one in ()]

        class Other(Mixin, Fancy):
            def render_it(self):
                return self.render_option(1, 2, 3)

        class Again(Fancy):
            def __init__(self):
                self.render_option = str

            def render_it(self):
                if hasattr(self, "render_options"):
                    self.render_options([])

        class Tests(TestCase):
            def test(self):
                self.assertQuerysetEqual([], [])
        """
    assert places(source) == ["9 api/attribute", "13 api/attribute", "29 api/attribute"]


@pytest.mark.parametrize(
    ("imports", "use"),
    [
        ("import django\nimport django.utils.timezone", "django.utils.timezone.utc"),
        ("import django.utils.timezone\nimport django.db.models", "django.utils.timezone.utc"),
        ("from shop.compat import timezone as zone", "zone.utc"),
        ("from . import compat", "compat.timezone.utc"),
        ("import shop.compat", "shop.compat.timezone.utc"),
        ("from django.utils.timezone import *", "utc"),
        ("from shop.routes import *", "url(r'^$', view)"),
        ("from shop.compat import urlresolvers", "urlresolvers.RegexURLResolver"),
        ("from django.db import models", "mock.patch('django.utils.timezone.utc')"),
    ],
)
def test_names_are_found_by_whatever_way_they_come(imports: str, use: str) -> None:
    source = f"{imports}\n\n\n\nprint({use})\n"
    assert [place for place in places(source) if place == "5 api/attribute"] or places(source) == [
        "6 api/attribute"
    ]


def test_what_the_repository_brings_by_a_star_is_told_where_it_is_taken() -> None:
    assert places("from shop.routes import include, url\n") == ["1 api/import"]


def test_a_moved_module_lacks_some_of_its_names() -> None:
    source = """\
        from django.core import urlresolvers

        urlresolvers.RegexURLResolver
        urlresolvers.reverse
        """
    told = [line for line in found(source) if "api/attribute" in line]
    assert told == [
        "3 api/attribute django.core.urlresolvers.RegexURLResolver does not exist in Django 5.2 (last in 1.11)"
    ]


def test_modules_of_the_repository_are_its_own_under_whatever_name() -> None:
    others = {
        "django____init__": "",
        "django__utils____init__": "",
        "django__utils__encoding": "def f(): ...\n",
    }
    assert found("from django.utils.encoding import force_text\n", **others) == []


def test_a_finding_links_the_release_note() -> None:
    source = "from django.core.files.storage import Storage\n\nclass S(Storage):\n    def created_time(self, name): ...\n"
    outcome = check_sources({"shop/code.py": source}, [], Range.of("1.11", "5.2"), api=True)["shop/code.py"]
    (finding,) = outcome.findings
    assert finding.until == "2.0"
    assert finding.url.startswith("https://docs.djangoproject.com/en/stable/releases/2.0/")


def test_another_thing_of_the_same_name_is_not_where_a_name_went() -> None:
    (finding,) = check_sources(
        {"shop/code.py": "from django.conf.urls import url\n"}, [], Range.of("1.11", "5.2"), api=True
    )["shop/code.py"].findings
    assert "django.template" not in finding.advice


def test_what_a_test_case_has_from_the_standard_library_is_not_gone() -> None:
    source = """\
        from django.test import SimpleTestCase

        class Tests(SimpleTestCase):
            @classmethod
            def tearDownClass(cls):
                super().tearDownClass()
        """
    assert found(source, "2.2") == []


def test_what_django_took_from_elsewhere_is_patched_where_django_uses_it() -> None:
    (one,) = found("mock.patch('django.contrib.sitemaps.urlopen')\n", "2.2")
    assert "api/attribute" in one


GONE = "from django.utils.encoding import force_str, python_2_unicode_compatible"
KEPT = "from django.utils.encoding import force_str"


@pytest.mark.parametrize(
    ("path", "source", "fixed"),
    [
        ("shop/books.py", f"{GONE}\n\nprint(force_str(1))\n", f"{KEPT}\n\nprint(force_str(1))\n"),
        ("shop/books.py", f"{GONE}  # noqa\n\nprint(force_str(1))\n", None),
        ("shop/books.py", f"{GONE}\n\nprint(force_str('python_2_unicode_compatible'))\n", None),
        ("shop/books.py", f"{GONE}\n\nprint(force_str(globals()))\n", None),
        ("shop/books.py", f"{GONE}\n\n__all__ = ['force_str', 'python_2_unicode_compatible']\n", None),
        ("shop/books.py", f"try:\n    {GONE}\nfinally:\n    print(force_str)\n", None),
        ("shop/books.py", "from django.core.management.commands.syncdb import Command\n", None),
        ("shop/lent.py", f"{GONE}\n\nprint(force_str(1))\n", None),
        ("shop/compat/names.py", f"{GONE}\n\nprint(force_str(1))\n", None),
        ("shop/compat.py", f"{GONE}\n\nprint(force_str(1))\n", None),
        ("shop/__init__.py", f"{GONE}\n\nprint(force_str(1))\n", None),
    ],
)
def test_an_import_of_what_is_gone_and_not_used_goes(path: str, source: str, fixed: str | None) -> None:
    files = {
        "shop/__init__.py": "",
        "shop/lender.py": "from shop.lent import python_2_unicode_compatible\n",
        path: source,
    }
    outcome = check_sources(files, [], Range.of("1.8", "5.2"), api=True)[path]
    assert {one.code for one in outcome.findings} == {"api/import"}
    assert outcome.fixed == fixed
