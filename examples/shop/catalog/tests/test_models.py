import datetime
from decimal import Decimal
from unittest import mock

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.test import TestCase
from django.utils import timezone
from django.utils.encoding import force_text

from catalog.models import THE_BEGINNING, Category, PriceChange, Product, supplier_address


class CategoryTests(TestCase):
    def test_roots(self):
        books = Category.objects.create(name="Books", slug="books")
        Category.objects.create(name="Poems", slug="poems", parent=books)
        Category.objects.create(name="Maps", slug="maps")
        self.assertQuerysetEqual(Category.roots(), ["<Category: Books>", "<Category: Maps>"])
        self.assertQuerysetEqual(books.children.all(), map(repr, Category.objects.filter(slug="poems")))

    def test_key_type(self):
        self.assertIs(type(Category._meta.pk), models.AutoField)


class ProductTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.books = Category.objects.create(name="Books", slug="books")
        cls.atlas = Product.objects.create(category=cls.books, name="Atlas", slug="ATLAS", price=Decimal("30"))
        cls.poems = Product.objects.create(
            category=cls.books,
            name="Poems",
            slug="poems",
            price=Decimal("9.50"),
            featured=True,
            created=datetime.datetime(2024, 2, 29, 12, tzinfo=timezone.utc),
        )

    def test_text(self):
        self.assertEqual(force_text(self.atlas), "Atlas")
        self.assertEqual(self.atlas.get_absolute_url(), "/catalog/product/atlas/")

    def test_three_valued(self):
        self.assertIsNone(self.atlas.featured)
        self.assertIs(self.atlas.in_print, True)
        self.assertQuerysetEqual(Product.objects.featured(), [self.poems])
        self.assertQuerysetEqual(Product.objects.filter(featured=None), ["Atlas"], transform=str)
        Product._meta.get_field("featured").clean(None, self.atlas)

    def test_created(self):
        self.assertEqual(self.atlas.created, THE_BEGINNING)
        self.assertEqual(THE_BEGINNING.utcoffset(), datetime.timedelta(0))

    def test_age(self):
        with mock.patch("catalog.models.datetime") as clock:
            clock.datetime.now.return_value = datetime.datetime(2024, 3, 1, 12, tzinfo=timezone.utc)
            self.assertEqual(self.poems.age_label(), "1 day old")
        self.assertEqual(self.poems.age, 1)

    def test_never_repriced(self):
        self.atlas.reprice(Decimal("25"))
        self.assertQuerysetEqual(Product.objects.never_repriced(), [self.poems])
        self.assertQuerysetEqual(self.atlas.price_history.all(), [Decimal("30")], transform=lambda c: c.price)

    def test_reprice_updates_only(self):
        with self.assertRaises(ValueError):
            Product(category=self.books, name="New", slug="new", price=1).reprice(2)

    def test_price_is_checked_by_the_database(self):
        with self.assertRaises(IntegrityError), transaction.atomic():
            Product.objects.filter(pk=self.atlas.pk).update(price=-1)

    def test_supplier(self):
        self.atlas.supplier = "orders@warehouse"
        self.atlas.full_clean()
        self.atlas.supplier = "orders@nowhere"
        with self.assertRaisesMessage(ValidationError, "Not a supplier's address."):
            self.atlas.full_clean()

    def test_supplier_is_checked_as_told(self):
        self.assertEqual(supplier_address.domain_whitelist, ["warehouse"])

    def test_indexes(self):
        for model, columns in (
            (Product, ["category_id", "created"]),
            (Product, ["featured", "price"]),
            (PriceChange, ["product_id", "when"]),
        ):
            with self.subTest(model=model), connection.cursor() as cursor:
                found = connection.introspection.get_constraints(cursor, model._meta.db_table)
                self.assertIn(columns, [c["columns"] for c in found.values() if c["index"]])
