import datetime
from decimal import Decimal

from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse
from django.utils.http import urlquote
from django.utils.timezone import utc

from catalog.models import Category, Product

AJAX = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


class ViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.books = Category.objects.create(name="Books", slug="books")
        cls.atlas = Product.objects.create(
            category=cls.books,
            name="Atlas",
            slug="atlas",
            price=Decimal("30"),
            created=datetime.datetime(2024, 5, 1, tzinfo=utc),
        )
        cls.poems = Product.objects.create(
            category=cls.books, name="Odes", slug="odes", price=5, featured=True, supplier="a b@example.com"
        )

    def test_home(self):
        response = self.client.get("/")
        self.assertContains(response, "<h2>Books come first</h2>", html=True)
        self.assertNotContains(response, "shelves")
        Category.objects.create(name="Maps", slug="maps", parent=self.books)
        self.assertContains(self.client.get("/"), "<p>1 shelves</p>", html=True)

    def test_product(self):
        url = reverse("catalog-product", kwargs={"slug": "odes"})
        response = self.client.get(url)
        self.assertContains(response, '<p id="exact">True</p>', html=True)
        self.assertContains(response, '<p id="visitor">person</p>', html=True)
        self.assertContains(response, 'href="mailto:a+b%40example.com"')
        self.assertContains(response, '<b class="star">')
        self.assertContains(response, "days old")
        self.assertEqual(Product.objects.get(slug="odes").views, 1)

    def test_product_without_supplier(self):
        response = self.client.get(self.atlas.get_absolute_url())
        self.assertNotContains(response, "mailto:")
        self.assertContains(response, '<p id="exact">False</p>', html=True)
        self.assertNotContains(response, '<b class="star">')

    def test_product_for_a_script(self):
        response = self.client.get(self.atlas.get_absolute_url(), **AJAX)
        self.assertEqual(response.json(), {"name": "Atlas", "price": "30.00"})
        self.assertEqual(response["X-Shop-Visit"], "script")
        self.assertEqual(Product.objects.get(slug="atlas").views, 0)

    def test_middleware(self):
        response = self.client.get("/catalog/product/%s/" % urlquote("café"))
        self.assertEqual(response.status_code, 404)
        self.assertEqual(response["X-Shop-Page"], "/catalog/product/caf%C3%A9/")
        self.assertEqual(response["X-Shop-Visit"], "person")

    def test_list(self):
        response = self.client.get(reverse("catalog-index"))
        self.assertTemplateUsed(response, "catalog/product_list.html")
        self.assertNotContains(response, "rows only")
        response = self.client.get(reverse("catalog-index"), **AJAX)
        self.assertTemplateNotUsed(response, "catalog/product_list.html")
        self.assertContains(response, "rows only")
        self.assertQuerysetEqual(response.context["object_list"], ["<Product: Atlas>", "<Product: Odes>"])

    def test_search(self):
        response = self.client.get(reverse("catalog-search"), {"words": "atl%61s"})
        self.assertContains(response, "One product")
        self.assertContains(response, "<tr>")
        self.assertQuerysetEqual(response.context["products"], [self.atlas])
        self.assertContains(self.client.get(reverse("catalog-search"), {"words": "zzz"}), "Nothing")
        self.assertContains(self.client.get(reverse("catalog-search")), "A pair")
        Product.objects.create(category=self.books, name="Maps", slug="maps", price=1)
        self.assertContains(self.client.get(reverse("catalog-search")), "3 products")

    def test_search_with_bad_categories(self):
        response = self.client.get(reverse("catalog-search"), {"categories": "no number"})
        self.assertFalse(response.context["form"].is_valid())
        response = self.client.get(reverse("catalog-search"), {"words": "a", "categories": [self.books.pk]})
        self.assertQuerysetEqual(response.context["products"], [self.atlas])

    def test_not_a_list(self):
        from catalog.forms import SearchForm

        form = SearchForm({"categories": "1"})
        form.fields["categories"].widget.allow_multiple_selected = False
        form.fields["categories"].widget.value_from_datadict = lambda data, files, name: "1"
        self.assertEqual(form.errors, {"categories": ["Choose from the list."]})

    def test_year(self):
        response = self.client.get(reverse("catalog-year", args=[2024]))
        self.assertEqual(response.json(), {"start": "2024-01-01T00:00:00+00:00", "names": ["Atlas"]})
        self.assertEqual(self.client.get("/catalog/year/0000/").status_code, 404)
        self.assertEqual(self.client.get("/catalog/year/20245/").status_code, 404)

    def test_links(self):
        data = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-homepage": "example.com"}
        response = self.client.post(reverse("catalog-links"), data)
        self.assertEqual(response.json(), {"links": ["http://example.com"]})
        response = self.client.post(reverse("catalog-links"), dict(data, **{"form-0-homepage": "no link"}))
        self.assertFormsetError(response, "formset", 0, "homepage", "Enter a valid URL.")

    def test_go(self):
        self.assertRedirects(
            self.client.get(reverse("catalog-go"), {"next": "/catalog/"}), "/catalog/", fetch_redirect_response=False
        )
        self.assertRedirects(
            self.client.get(reverse("catalog-go"), {"next": "https://evil.example/"}),
            "/",
            fetch_redirect_response=False,
        )

    def test_category(self):
        response = self.client.get(reverse("catalog-category", args=[self.books.pk]))
        self.assertContains(response, "Atlas")
        self.assertEqual(response.resolver_match.kwargs, {"pk": str(self.books.pk), "page": "category"})


class EditTests(TestCase):
    def setUp(self):
        self.books = Category.objects.create(name="Books", slug="books")

    def data(self, **changes):
        return {"category": self.books.pk, "name": "Atlas", "slug": "atlas", "price": "3", "featured": "", **changes}

    def test_create(self):
        response = self.client.post(reverse("catalog-create"), self.data(featured="true"))
        self.assertRedirects(response, "/catalog/product/atlas/")
        self.assertIs(Product.objects.get().featured, True)

    def test_create_undecided(self):
        self.client.post(reverse("catalog-create"), self.data(featured="unknown"))
        self.assertIsNone(Product.objects.get().featured)

    def test_price(self):
        response = self.client.post(reverse("catalog-create"), self.data(price="0"))
        self.assertFormError(response, "form", "price", ["Nothing is for free."])
        self.assertFormError(response, "form", "name", [])

    def test_supplier(self):
        response = self.client.post(reverse("catalog-create"), self.data(supplier="nobody"))
        self.assertFormError(response, "form", "supplier", "Not a supplier's address.")

    def test_delete(self):
        atlas = Product.objects.create(category=self.books, name="Atlas", slug="atlas", price=1)
        response = self.client.post(reverse("catalog-delete", args=[atlas.slug]), follow=True)
        self.assertContains(response, "The product is gone.")
        self.assertFalse(Product.objects.exists())


class LogoutTests(TestCase):
    def test_logout(self):
        get_user_model().objects.create_user("ann", password="secret")
        self.assertContains(self.client.get(reverse("login")), "<tr>")
        self.client.post(reverse("login"), {"username": "ann", "password": "secret"})
        self.assertContains(self.client.get("/"), "Log out")
        response = self.client.get(reverse("logout"))
        self.assertRedirects(response, "/")
        self.assertNotContains(self.client.get("/"), "Log out")
