"""Settings, signals, storage, middleware by hand, the command, the admin."""

import io
import os
import tempfile
from decimal import Decimal

from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.http import HttpResponse
from django.template import Context, Template
from django.test import RequestFactory, SimpleTestCase, TestCase, override_settings
from django.urls import reverse
from django.utils.translation import override

from catalog.management.commands import price_report
from catalog.middleware import VisitMiddleware
from catalog.models import Category, Product
from catalog.signals import price_changed, product_viewed
from catalog.storage import PictureStorage, picture_storage


class SettingsTests(SimpleTestCase):
    def test_app(self):
        self.assertEqual(apps.get_app_config("catalog").verbose_name, "Product catalog")
        self.assertEqual(apps.get_app_config("orders").verbose_name, "Orders")

    def test_reset_timeout(self):
        self.assertEqual(settings.PASSWORD_RESET_TIMEOUT, 2 * 24 * 60 * 60)

    def test_localised(self):
        with override("de"):
            self.assertEqual(Template("{{ x }}").render(Context({"x": Decimal("1.5")})), "1,5")

    def test_languages(self):
        self.assertEqual([str(name) for code, name in settings.LANGUAGES], ["English", "German"])


class SignalTests(SimpleTestCase):
    def test_signals(self):
        self.assertFalse(product_viewed.use_caching)
        self.assertTrue(price_changed.use_caching)


class StorageTests(SimpleTestCase):
    def test_names_never_meet(self):
        self.assertIsInstance(picture_storage(), PictureStorage)
        first, second = (default_storage.generate_filename("a.png") for _ in range(2))
        self.assertRegex(first, r"^[A-Za-z0-9]{12}/a\.png$")
        self.assertNotEqual(first, second)

    def test_upload(self):
        with tempfile.TemporaryDirectory() as folder, override_settings(MEDIA_ROOT=folder):
            name = PictureStorage().save("x/y.txt", ContentFile(b"picture"))
            self.assertTrue(os.path.exists(os.path.join(folder, name)))

    @override_settings(DEFAULT_FILE_STORAGE="django.core.files.storage.FileSystemStorage")
    def test_other_storage(self):
        self.assertNotIsInstance(picture_storage(), PictureStorage)


class MiddlewareTests(SimpleTestCase):
    def test_by_hand(self):
        request = RequestFactory().get("/ä/", HTTP_X_REQUESTED_WITH="XMLHttpRequest")
        SessionMiddleware().process_request(request)
        self.assertTrue(request.session.is_empty())
        response = VisitMiddleware().process_response(request, HttpResponse())
        self.assertEqual(response["X-Shop-Page"], "/%C3%A4/")
        self.assertEqual(response["X-Shop-Visit"], "script")


class CommandTests(TestCase):
    def test_report(self):
        books = Category.objects.create(name="Books", slug="books")
        Product.objects.create(category=books, name="Odes", slug="odes", price=Decimal("2.00"))
        Product.objects.create(category=books, name="Atlas", slug="atlas", price=Decimal("3.00"))
        out = io.StringIO()
        call_command("price_report", stdout=out)
        self.assertEqual(
            out.getvalue().splitlines(),
            [
                "As of 2024-06-30T22:00:00+00:00",
                "Atlas: 3.00 (never changed)",
                "Odes: 2.00 (never changed)",
                "Style sheets: 1",
                "Localised: True",
            ],
        )

    def test_runs_without_checks(self):
        self.assertFalse(price_report.Command.requires_system_checks)


class AdminTests(TestCase):
    def setUp(self):
        self.admin = get_user_model().objects.create_superuser("root", password="secret")
        self.client.force_login(self.admin)
        books = Category.objects.create(name="Books", slug="books")
        self.poems = Category.objects.create(name="Poems", slug="poems", parent=books)
        self.odes = Product.objects.create(category=self.poems, name="Odes", slug="odes", price=1, featured=True)
        self.atlas = Product.objects.create(category=books, name="Atlas", slug="atlas", price=1)

    def test_star(self):
        response = self.client.get(reverse("admin:catalog_product_changelist"))
        self.assertContains(response, "<b class='star'>*</b>")
        self.assertContains(response, "<span>-</span>")
        self.assertContains(response, "Product catalog")

    def test_lookup(self):
        url = reverse("admin:catalog_product_changelist")
        response = self.client.get(url, {"category__parent__slug": "books"})
        self.assertEqual([p.name for p in response.context["cl"].result_list], ["Odes"])
        with self.assertLogs("django.security.DisallowedModelAdminLookup"):
            self.assertEqual(self.client.get(url, {"category__parent__name": "x"}).status_code, 400)

    def test_feature(self):
        response = self.client.post(
            reverse("admin:catalog_product_changelist"),
            {"action": "feature", "_selected_action": [self.atlas.pk]},
            follow=True,
        )
        self.assertContains(response, "1 product is featured.")
        self.atlas.refresh_from_db()
        self.assertIs(self.atlas.featured, True)
        entry = LogEntry.objects.get()
        self.assertEqual((entry.object_id, entry.user, entry.object_repr), (str(self.atlas.pk), self.admin, "Atlas"))
        self.assertEqual(entry.get_change_message(), "featured")
