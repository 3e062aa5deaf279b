import datetime
from unittest import mock

from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, transaction
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from catalog.models import Category, Product
from orders import customers
from orders.models import Line, Order


class CustomerTests(TestCase):
    def test_register(self):
        user, password = customers.register("ann", "ann@example.com")
        self.assertEqual(len(password), 12)
        self.assertTrue(user.check_password(password))
        self.assertTrue(self.client.login(username="ann", password=password))

    def test_ticket(self):
        user, _ = customers.register("ann", "ann@example.com")
        ticket = customers.ticket(user)
        self.assertTrue(ticket.startswith("%d%%3A" % user.pk))
        self.assertEqual(customers.holder(ticket.replace("%3A", ":")), user)
        self.assertIsNone(customers.holder(ticket + "x"))

    def test_ticket_is_text(self):
        with mock.patch("orders.customers.smart_text", return_value="7") as text:
            self.assertTrue(customers.ticket(mock.Mock(pk=7)).startswith("7"))
        text.assert_called_once_with(7)


class OrderTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ann = get_user_model().objects.create_superuser("ann", password="secret")
        books = Category.objects.create(name="Books", slug="books")
        cls.atlas = Product.objects.create(category=books, name="Atlas", slug="atlas", price=3, featured=True)

    def setUp(self):
        self.client.force_login(self.ann)

    def place(self, **values):
        values.setdefault("placed", datetime.datetime(2024, 7, 1, 22, 30, tzinfo=timezone.utc))
        return Order.objects.create(customer=self.ann, **values)

    def test_list(self):
        order = self.place()
        order.lines.create(product=self.atlas)
        response = self.client.get(reverse("orders:index"))
        self.assertContains(response, "one line")
        self.assertContains(response, "Order %d" % order.pk)
        self.assertContains(response, "waiting")
        # Half past ten in the evening, by UTC, is the next day in Paris.
        self.assertContains(response, "<h2>2024-07-02T00:00:00+02:00</h2>", html=True)

    def test_new(self):
        self.assertContains(self.client.get(reverse("orders:new")), "<tr>")
        data = {
            "gift": "unknown",
            "lines-TOTAL_FORMS": "1",
            "lines-INITIAL_FORMS": "0",
            "lines-0-product": self.atlas.pk,
            "lines-0-quantity": "100",
        }
        response = self.client.post(reverse("orders:new"), data)
        self.assertFormsetError(response, "formset", 0, "quantity", ["Ask us for so many."])
        self.assertFormError(response, "form", "gift", [])
        data["lines-0-quantity"] = "2"
        self.assertRedirects(self.client.post(reverse("orders:new"), data), reverse("orders:index"))
        order = Order.objects.get()
        self.assertIsNone(order.gift)
        self.assertQuerysetEqual(order.lines.values_list("quantity", flat=True), [2])

    def test_status(self):
        self.assertRedirects(self.client.post(reverse("orders:status")), reverse("orders:index"))
        self.place()
        response = self.client.post(reverse("orders:status"), HTTP_X_REQUESTED_WITH="XMLHttpRequest")
        self.assertEqual(
            response.json(),
            {"text": "1 order waits", "days": ["2024-07-02T00:00:00+02:00"], "products": 1},
        )

    def test_constraints(self):
        order = self.place()
        with self.assertRaises(IntegrityError), transaction.atomic():
            Line.objects.create(order=order, product=self.atlas, quantity=100)
        Line.objects.create(order=order, product=self.atlas)
        with self.assertRaises(IntegrityError), transaction.atomic():
            Line.objects.create(order=order, product=self.atlas)

    def test_admin_delete(self):
        order = self.place()
        url = reverse("admin:orders_order_delete", args=[order.pk])
        self.assertRedirects(self.client.post(url, {"post": "yes"}), reverse("admin:orders_order_changelist"))
        self.assertFalse(Order.objects.exists())
        self.assertTrue(LogEntry.objects.filter(action_flag=DELETION, object_id=order.pk).exists())

    def test_admin_list(self):
        self.place(gift=True)
        self.assertContains(self.client.get(reverse("admin:orders_order_changelist")), "a gift")

    def test_orders_are_indexed(self):
        with connection.cursor() as cursor:
            found = connection.introspection.get_constraints(cursor, Order._meta.db_table)
        self.assertIn(["placed", "status"], [c["columns"] for c in found.values() if c["index"]])
