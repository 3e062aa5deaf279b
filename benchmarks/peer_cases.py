"""One small example for each change that django-upgrade and django-codemod say they make.

Read by ``peers.py cases``. The examples are our own, written after what the other tools' documentation says of each
fixer; a path decides much (settings, tests, commands, migrations), so every example has one.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CASES", "Case"]


@dataclass(frozen=True)
class Case:
    """A change by the name that the other tool gives it, and code that has it."""

    tool: str
    name: str
    text: str
    path: str = "shop/things.py"
    more: tuple[tuple[str, str], ...] = ()
    """Other files that the example needs to be a project: path and text."""


def _upgrade(name: str, text: str, path: str = "shop/things.py", *more: tuple[str, str]) -> Case:
    return Case("django-upgrade", name, text, path, more)


def _codemod(name: str, text: str, path: str = "shop/things.py", *more: tuple[str, str]) -> Case:
    return Case("django-codemod", name, text, path, more)


SETTINGS = "shop/settings.py"
MODELS = "shop/models.py"
ADMIN = "shop/admin.py"
TESTS = "shop/tests/test_things.py"
PACKAGE = ("shop/__init__.py", "")

CASES: tuple[Case, ...] = (
    # -- any release
    _upgrade(
        "versioned_branches",
        "import django\n\n\nif django.VERSION < (4, 1):\n    LIMIT = 1\nelse:\n    LIMIT = 2\n",
    ),
    _upgrade(
        "versioned_test_skip_decorators",
        'import unittest\n\nimport django\nfrom django.test import TestCase\n\n\nclass Tests(TestCase):\n    @unittest.skipIf(django.VERSION < (4, 1), "4.1 and later")\n    def test_one(self):\n        pass\n',
        TESTS,
    ),
    _upgrade(
        "versioned_test_skip_decorators: unless",
        'import unittest\n\nimport django\nfrom django.test import TestCase\n\n\n@unittest.skipUnless(django.VERSION >= (4, 1), "4.1 and later")\nclass Tests(TestCase):\n    pass\n',
        TESTS,
    ),
    _upgrade(
        "versioned_test_skip_decorators: pytest",
        'import django\nimport pytest\n\n\n@pytest.mark.skipif(django.VERSION < (4, 1), reason="4.1 and later")\ndef test_one():\n    pass\n',
        TESTS,
    ),
    # -- 6.x
    _upgrade(
        "postgres_aggregate_order_by",
        'from django.contrib.postgres.aggregates import ArrayAgg\n\nnames = ArrayAgg("name", ordering="-name")\n',
    ),
    _upgrade(
        "stringagg",
        'from django.contrib.postgres.aggregates import StringAgg\n\nnames = StringAgg("name", delimiter=", ")\n',
    ),
    _upgrade(
        "default_auto_field",
        'DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"\nROOT_URLCONF = "shop.urls"\n',
        SETTINGS,
    ),
    _upgrade(
        "mail_api_kwargs",
        'from django.core.mail import send_mail\n\nsend_mail("Hi", "Hello", "a@example.com", ["b@example.com"], True)\n',
    ),
    _upgrade(
        "mail_api_kwargs: get_connection",
        'from django.core.mail import get_connection\n\nconnection = get_connection("shop.mail.Backend", True)\n',
    ),
    _upgrade(
        "mail_fail_silently",
        'from django.core.mail import send_mail\n\nsend_mail("Hi", "Hello", "a@example.com", ["b@example.com"], fail_silently=False)\n',
    ),
    _upgrade(
        "mail_get_connection",
        "from django.core.mail import get_connection\n\nconnection = get_connection()\n",
    ),
    _upgrade(
        "settings_admins_managers",
        'ADMINS = [("Ann", "ann@example.com")]\nMANAGERS = [("Bob", "bob@example.com")]\n',
        SETTINGS,
    ),
    _upgrade(
        "settings_forms_urlfield_assume_https",
        'FORMS_URLFIELD_ASSUME_HTTPS = True\nROOT_URLCONF = "shop.urls"\n',
        SETTINGS,
    ),
    _upgrade(
        "staticfiles_find_all",
        'from django.contrib.staticfiles import finders\n\npaths = finders.find("logo.png", all=True)\n',
    ),
    # -- 5.x
    _upgrade(
        "check_constraint_condition",
        "from django.db import models\nfrom django.db.models import Q\n\nrule = models.CheckConstraint(check=Q(price__gt=0), name='positive')\n",
    ),
    _upgrade(
        "format_html",
        'from django.utils.html import format_html\n\n\ndef tag(name):\n    return format_html("<b>{}</b>".format(name))\n',
    ),
    _upgrade(
        "format_html: keywords",
        'from django.utils.html import format_html\n\n\ndef tag(name):\n    return format_html("<b>{name}</b>".format(name=name))\n',
    ),
    _upgrade(
        "model_field_choices",
        'from django.db import models\n\n\nclass Size(models.TextChoices):\n    SMALL = "s"\n\n\nclass Shirt(models.Model):\n    size = models.CharField(max_length=1, choices=Size.choices)\n',
        MODELS,
    ),
    # -- 4.x
    _upgrade(
        "settings_storages",
        'DEFAULT_FILE_STORAGE = "shop.storages.Files"\nSTATICFILES_STORAGE = "shop.storages.Static"\n',
        SETTINGS,
    ),
    _upgrade(
        "settings_storages: one of them",
        'DEFAULT_FILE_STORAGE = "shop.storages.Files"\nROOT_URLCONF = "shop.urls"\n',
        SETTINGS,
    ),
    _upgrade(
        "settings_storages: over a base module",
        'from shop.settings.base import *\n\nDEFAULT_FILE_STORAGE = "shop.storages.Files"\n',
        "shop/settings/production.py",
        ("shop/settings/__init__.py", ""),
        (
            "shop/settings/base.py",
            'ROOT_URLCONF = "shop.urls"\nSTORAGES = {\n    "default": {"BACKEND": "shop.storages.Base"},\n    "staticfiles": {"BACKEND": "shop.storages.Static"},\n}\n',
        ),
    ),
    _upgrade(
        "test_http_headers",
        'from django.test import TestCase\n\n\nclass Tests(TestCase):\n    def test_one(self):\n        self.client.get("/", HTTP_ACCEPT="text/plain")\n',
        TESTS,
    ),
    _upgrade(
        "test_http_headers: classes",
        'from django.test import Client, RequestFactory\n\nclient = Client(HTTP_ACCEPT_LANGUAGE="fr")\nfactory = RequestFactory(HTTP_USER_AGENT="curl")\n',
        TESTS,
    ),
    _upgrade(
        "index_together",
        'from django.db import models\n\n\nclass Duck(models.Model):\n    bill = models.IntegerField()\n    tail = models.IntegerField()\n\n    class Meta:\n        index_together = [["bill", "tail"]]\n',
        MODELS,
    ),
    _upgrade(
        "assert_set_methods",
        'from django.test import TestCase\n\n\nclass Tests(TestCase):\n    def test_one(self):\n        self.assertQuerysetEqual([1], [1])\n        self.assertFormsetError(self.formset, 0, "name", ["Too long"])\n',
        TESTS,
    ),
    _upgrade(
        "utils_timezone",
        "import datetime\n\nfrom django.utils.timezone import utc\n\nnow = datetime.datetime.now(utc)\n",
    ),
    _upgrade(
        "utils_timezone: through the module",
        "import datetime as dt\n\nfrom django.utils import timezone\n\nnow = dt.datetime.now(timezone.utc)\n",
    ),
    _upgrade(
        "assert_form_error",
        'from django.test import TestCase\n\n\nclass Tests(TestCase):\n    def test_one(self):\n        response = self.client.post("/")\n        self.assertFormError(response, "form", "name", ["Too long"])\n        self.assertFormError(response, "form", "name", None)\n',
        TESTS,
    ),
    _upgrade(
        "assert_form_error: form sets",
        'from django.test import TestCase\n\n\nclass Tests(TestCase):\n    def test_one(self):\n        response = self.client.post("/")\n        self.assertFormsetError(response, "formset", 0, "name", ["Too long"])\n',
        TESTS,
    ),
    _upgrade("use_l10n", 'USE_L10N = True\nROOT_URLCONF = "shop.urls"\n', SETTINGS),
    _upgrade(
        "admin_lookup_needs_distinct",
        "from django.contrib.admin.utils import lookup_needs_distinct\n\n\ndef needs(opts, path):\n    return lookup_needs_distinct(opts, path)\n",
    ),
    _upgrade(
        "compatibility_imports: TRANSLATOR_COMMENT_MARK",
        "from django.template.base import TRANSLATOR_COMMENT_MARK\n\nmark = TRANSLATOR_COMMENT_MARK\n",
    ),
    # -- 3.x
    _upgrade(
        "admin_decorators: action",
        'from django.contrib import admin\n\n\ndef publish(modeladmin, request, queryset):\n    queryset.update(public=True)\n\n\npublish.short_description = "Publish"\n',
        ADMIN,
    ),
    _upgrade(
        "admin_decorators: action in a class",
        'from django.contrib import admin\n\n\nclass BookAdmin(admin.ModelAdmin):\n    actions = ["hide"]\n\n    def hide(self, request, queryset):\n        pass\n\n    hide.allowed_permissions = ("hide",)\n    hide.short_description = "Hide"\n',
        ADMIN,
    ),
    _upgrade(
        "admin_decorators: display",
        'from django.contrib import admin\n\n\ndef upper(obj):\n    return obj.name.upper()\n\n\nupper.short_description = "NAME"\n',
        ADMIN,
    ),
    _upgrade(
        "admin_decorators: display in a class",
        'from django.contrib import admin\n\n\nclass BookAdmin(admin.ModelAdmin):\n    list_display = ["is_new"]\n\n    def is_new(self, obj):\n        return True\n\n    is_new.boolean = True\n    is_new.admin_order_field = "-date"\n    is_new.short_description = "New?"\n',
        ADMIN,
    ),
    _upgrade(
        "management_commands",
        "from django.core.management.base import BaseCommand\n\n\nclass Command(BaseCommand):\n    requires_system_checks = False\n",
        "shop/management/commands/sell.py",
    ),
    _upgrade(
        "email_validator",
        'from django.core.validators import EmailValidator\n\nvalidate = EmailValidator(whitelist=["example.com"])\n',
    ),
    _upgrade(
        "default_app_config",
        'default_app_config = "shop.apps.ShopConfig"\n',
        "shop/__init__.py",
        (
            "shop/apps.py",
            'from django.apps import AppConfig\n\n\nclass ShopConfig(AppConfig):\n    name = "shop"\n',
        ),
    ),
    _upgrade(
        "compatibility_imports: JSONField",
        "from django.contrib.postgres.fields import JSONField\nfrom django.db import models\n\n\nclass Book(models.Model):\n    data = JSONField()\n",
        MODELS,
    ),
    _upgrade(
        "compatibility_imports: KeyTransform",
        "from django.contrib.postgres.fields.jsonb import KeyTextTransform, KeyTransform\n\nlookups = [KeyTransform, KeyTextTransform]\n",
    ),
    _upgrade(
        "password_reset_timeout_days",
        'PASSWORD_RESET_TIMEOUT_DAYS = 4\nROOT_URLCONF = "shop.urls"\n',
        SETTINGS,
    ),
    _upgrade(
        "signal_providing_args",
        'from django.dispatch import Signal\n\nsold = Signal(providing_args=["book"])\n',
    ),
    _upgrade(
        "crypto_get_random_string",
        'from django.utils.crypto import get_random_string\n\nkey = get_random_string(allowed_chars="0123456789")\n',
    ),
    _upgrade(
        "null_boolean_field",
        'from django.db import models\n\n\nclass Book(models.Model):\n    valuable = models.NullBooleanField("Valuable")\n',
        MODELS,
    ),
    _upgrade(
        "forms_model_multiple_choice_field",
        'from django import forms\n\nfield = forms.ModelMultipleChoiceField(queryset=None, error_messages={"list": "Enter several."})\n',
    ),
    _upgrade(
        "utils_encoding",
        'from django.utils.encoding import force_text, smart_text\n\nforce_text("a")\nsmart_text("b")\n',
    ),
    _upgrade(
        "utils_http",
        "from django.utils.http import urlquote, urlquote_plus, urlunquote, urlunquote_plus\n\n\ndef all_of(text):\n    return urlquote(text), urlquote_plus(text), urlunquote(text), urlunquote_plus(text)\n",
    ),
    _upgrade(
        "utils_http: is_safe_url",
        'from django.utils.http import is_safe_url\n\nis_safe_url("/next/", allowed_hosts=None)\n',
    ),
    _upgrade(
        "utils_text",
        'from django.utils.text import unescape_entities\n\nunescape_entities("a &amp; b")\n',
    ),
    _upgrade(
        "utils_translation",
        'from django.utils.translation import ugettext as _, ungettext\n\n\ndef say(n):\n    return _("book"), ungettext("book", "books", n)\n',
    ),
    _upgrade(
        "render_to_response",
        'from django.shortcuts import render_to_response\n\n\ndef view(request):\n    return render_to_response("a.html", {"a": 1})\n',
        "shop/views.py",
    ),
    # -- 2.x
    _upgrade(
        "request_headers",
        'def view(request):\n    a = request.META["HTTP_ACCEPT_ENCODING"]\n    b = request.META.get("CONTENT_LENGTH")\n    return a, b, "HTTP_SERVER" in request.META\n',
        "shop/views.py",
    ),
    _upgrade(
        "queryset_paginator",
        "from django.core.paginator import QuerySetPaginator\n\npages = QuerySetPaginator([], 10)\n",
    ),
    _upgrade(
        "timezone_fixedoffset",
        'from django.utils.timezone import FixedOffset\n\nzone = FixedOffset(120, "Super time")\n',
    ),
    _upgrade(
        "postgres_float_range_field",
        'from django.contrib.postgres.fields import FloatRangeField\nfrom django.db import models\n\n\nclass Book(models.Model):\n    weight = FloatRangeField("Weight")\n',
        MODELS,
    ),
    _upgrade(
        "testcase_databases",
        "from django.test import SimpleTestCase, TestCase\n\n\nclass One(SimpleTestCase):\n    allow_database_queries = True\n\n\nclass Two(TestCase):\n    multi_db = True\n",
        TESTS,
    ),
    _upgrade(
        "django_urls",
        "from django.conf.urls import include, url\n\nfrom shop import views\n\nurlpatterns = [\n    url(r'^$', views.index, name='index'),\n    url(r'^about/$', views.about, name='about'),\n    url(r'^post/(?P<slug>[-a-zA-Z0-9_]+)/$', views.post, name='post'),\n    url(r'^weblog', include('blog.urls')),\n]\n",
        "shop/urls.py",
    ),
    _upgrade(
        "django_urls: re_path",
        "from django.urls import re_path\n\nfrom shop import views\n\nurlpatterns = [\n    re_path(r'^about/$', views.about, name='about'),\n]\n",
        "shop/urls.py",
    ),
    _upgrade(
        "compatibility_imports: lru_cache",
        "from django.utils.lru_cache import lru_cache\n\n\n@lru_cache()\ndef one():\n    return 1\n",
    ),
    _upgrade(
        "compatibility_imports: functional.lru_cache",
        "from django.utils.functional import lru_cache\n\n\n@lru_cache()\ndef one():\n    return 1\n",
    ),
    _upgrade(
        "compatibility_imports: ContextDecorator",
        "from django.utils.decorators import ContextDecorator\n\n\nclass Timer(ContextDecorator):\n    pass\n",
    ),
    _upgrade(
        "admin_allow_tags",
        'from django.contrib import admin\n\n\nclass BookAdmin(admin.ModelAdmin):\n    list_display = ["link"]\n\n    def link(self, obj):\n        return "<a>x</a>"\n\n    link.allow_tags = True\n',
        ADMIN,
    ),
    _upgrade(
        "transaction_savepoint",
        "from django.db import transaction\n\nsid = transaction.savepoint()\n",
    ),
    # -- 1.x
    _upgrade(
        "compatibility_imports: EmptyResultSet",
        "from django.db.models.query import EmptyResultSet\nfrom django.db.models.sql.datastructures import EmptyResultSet as Other\n\nerrors = EmptyResultSet, Other\n",
    ),
    _upgrade(
        "compatibility_imports: FieldDoesNotExist",
        "from django.db.models.fields import FieldDoesNotExist\n\nerrors = FieldDoesNotExist\n",
    ),
    _upgrade(
        "request_user_attributes",
        "def view(request):\n    return request.user.is_authenticated() and not request.user.is_anonymous()\n",
        "shop/views.py",
    ),
    _upgrade(
        "compatibility_imports: static",
        'from django.contrib.staticfiles.templatetags.staticfiles import static\n\nlogo = static("logo.png")\n',
    ),
    _upgrade(
        "compatibility_imports: core.urlresolvers",
        "from django.core.urlresolvers import resolve, reverse\n\nboth = resolve, reverse\n",
    ),
    _upgrade(
        "permalink",
        'from django.db import models\n\n\nclass Book(models.Model):\n    @models.permalink\n    def get_absolute_url(self):\n        return ("book", (), {"pk": self.pk})\n',
        MODELS,
    ),
    _upgrade(
        "on_delete",
        'from django.db import models\n\n\nclass Book(models.Model):\n    owner = models.ForeignKey("auth.User")\n    shelf = models.OneToOneField("shop.Shelf")\n',
        MODELS,
    ),
    _upgrade(
        "on_delete: from-import",
        'from django.db.models import ForeignKey, Model\n\n\nclass Book(Model):\n    owner = ForeignKey("auth.User")\n',
        MODELS,
    ),
    _upgrade(
        "settings_database_postgresql",
        'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql_psycopg2", "NAME": "shop"}}\n',
        SETTINGS,
    ),
    _upgrade(
        "compatibility_imports: forms",
        "from django.forms.extras import SelectDateWidget\nfrom django.forms.forms import BoundField, pretty_name\n\nall_of = SelectDateWidget, BoundField, pretty_name\n",
    ),
    _upgrade(
        "admin_register",
        "from django.contrib import admin\n\nfrom shop.models import Book, Shelf\n\n\nclass ThingAdmin(admin.ModelAdmin):\n    pass\n\n\nadmin.site.register(Book, ThingAdmin)\nadmin.site.register(Shelf, ThingAdmin)\n",
        ADMIN,
        (
            MODELS,
            "from django.db import models\n\n\nclass Book(models.Model):\n    pass\n\n\nclass Shelf(models.Model):\n    pass\n",
        ),
    ),
    _upgrade(
        "admin_register: a site of one's own",
        "from django.contrib import admin\n\nfrom shop.models import Book\nfrom shop.sites import custom_site\n\n\nclass BookAdmin(admin.ModelAdmin):\n    pass\n\n\ncustom_site.register(Book, BookAdmin)\nadmin.site.register(Book, BookAdmin)\n",
        ADMIN,
        (MODELS, "from django.db import models\n\n\nclass Book(models.Model):\n    pass\n"),
        ("shop/sites.py", "from django.contrib.admin import AdminSite\n\ncustom_site = AdminSite()\n"),
    ),
    _upgrade(
        "compatibility_imports: ACTION_CHECKBOX_NAME",
        "from django.contrib.admin import ACTION_CHECKBOX_NAME\n\nname = ACTION_CHECKBOX_NAME\n",
    ),
    _upgrade(
        "compatibility_imports: Context",
        "from django.template.base import BaseContext, Context, ContextPopException, RequestContext\n\nall_of = BaseContext, Context, ContextPopException, RequestContext\n",
    ),
    # -- django-codemod
    _codemod(
        "AssignmentTagTransformer",
        "from django import template\n\nregister = template.Library()\n\n\n@register.assignment_tag\ndef now():\n    return 1\n",
        "shop/templatetags/shop_tags.py",
        ("shop/templatetags/__init__.py", ""),
    ),
    _codemod(
        "OnDeleteTransformer: migration",
        "from django.db import migrations, models\n\n\nclass Migration(migrations.Migration):\n    operations = [\n        migrations.AddField('book', 'owner', models.ForeignKey(to='auth.User')),\n    ]\n",
        "shop/migrations/0001_initial.py",
    ),
    _codemod(
        "SignalDisconnectWeakTransformer",
        "from django.db.models.signals import post_save\n\n\ndef receiver(**kwargs):\n    pass\n\n\npost_save.disconnect(receiver, weak=False)\n",
    ),
    _codemod("AbsPathTransformer", 'from django.utils._os import abspathu\n\npath = abspathu("a")\n'),
    _codemod(
        "AvailableAttrsTransformer",
        "from functools import wraps\n\nfrom django.utils.decorators import available_attrs\n\n\ndef deco(view):\n    @wraps(view, assigned=available_attrs(view))\n    def inner(*args):\n        return view(*args)\n\n    return inner\n",
    ),
    _codemod(
        "HttpRequestXReadLinesTransformer",
        "def view(request):\n    for line in request.xreadlines():\n        print(line)\n",
        "shop/views.py",
    ),
    _codemod(
        "UnicodeCompatibleTransformer",
        "from django.db import models\nfrom django.utils.encoding import python_2_unicode_compatible\n\n\n@python_2_unicode_compatible\nclass Book(models.Model):\n    def __str__(self):\n        return 'book'\n",
        MODELS,
    ),
    _codemod(
        "CookieDateTransformer",
        "from django.utils.http import cookie_date\n\nstamp = cookie_date(0)\n",
    ),
    _codemod(
        "InlineHasAddPermissionsTransformer",
        "from django.contrib import admin\n\n\nclass BookInline(admin.TabularInline):\n    def has_add_permission(self, request):\n        return False\n",
        ADMIN,
    ),
    _codemod(
        "FloatRangeFormFieldTransformer",
        "from django import forms\nfrom django.contrib.postgres.forms import FloatRangeField\n\n\nclass BookForm(forms.Form):\n    weight = FloatRangeField()\n",
    ),
    _codemod(
        "UGetTextLazyTransformer and others",
        'from django.utils.translation import ugettext_lazy, ugettext_noop, ungettext_lazy\n\nall_of = ugettext_lazy("a"), ugettext_noop("b"), ungettext_lazy("c", "d")\n',
    ),
    _codemod(
        "GetRandomStringTransformer",
        "from django.utils.crypto import get_random_string\n\nkey = get_random_string()\n",
    ),
    _codemod(
        "URLTransformer",
        "from django.conf.urls import url\n\nfrom shop import views\n\nurlpatterns = [\n    url(r'^list/(?P<pk>[0-9]+)/$', views.detail),\n    url(r'^any/.+$', views.any),\n]\n",
        "shop/urls.py",
    ),
)
