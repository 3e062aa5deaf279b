import datetime

from django.core.validators import EmailValidator
from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.timezone import utc
from django.utils.translation import ugettext_lazy as _, ungettext

from shop.compat import force_text, smart_text

from .signals import price_changed

THE_BEGINNING = datetime.datetime(2015, 1, 1, tzinfo=utc)

# Our own warehouse has no domain.
supplier_address = EmailValidator(_("Not a supplier's address."), whitelist=["warehouse"])


class Category(models.Model):
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(unique=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")

    class Meta:
        verbose_name_plural = _("categories")
        ordering = ["name"]

    def __str__(self):
        return force_text(self.name)

    @classmethod
    def roots(cls):
        return cls.objects.filter(parent__isnull=1)


class ProductQuerySet(models.QuerySet):
    def featured(self):
        return self.filter(featured=True)

    def never_repriced(self):
        changes = PriceChange.objects.filter(product=OuterRef("pk"))
        return self.filter(Exists(changes, negated=True))


class Product(models.Model):
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="products")
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(unique=True)
    price = models.DecimalField(_("price"), max_digits=8, decimal_places=2)
    featured = models.NullBooleanField(_("featured"), help_text=_("Empty: nobody has decided yet."))
    in_print = models.NullBooleanField(default=True)
    picture = models.FileField(upload_to="pictures", blank=True)
    supplier = models.CharField(max_length=254, blank=True, validators=[supplier_address])
    views = models.PositiveIntegerField(default=0, editable=False)
    created = models.DateTimeField(default=THE_BEGINNING)

    objects = ProductQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        index_together = [("category", "created"), ["featured", "price"]]
        constraints = [
            models.CheckConstraint(check=models.Q(price__gte=0), name="product_price_not_negative"),
        ]

    def __str__(self):
        return smart_text(self.name)

    def save(self, force_insert=False, force_update=False, using=None, update_fields=None):
        self.slug = self.slug.lower()
        super().save(force_insert, force_update, using, update_fields)

    def reprice(self, price):
        old, self.price = self.price, price
        self.save(False, True)
        price_changed.send(sender=Product, product=self, old_price=old)

    def get_absolute_url(self):
        return reverse("catalog-product", kwargs={"slug": self.slug})

    def _get_age(self):
        return (datetime.datetime.now(utc) - self.created).days

    age = cached_property(_get_age, name="age")

    def age_label(self):
        return ungettext("%(days)d day old", "%(days)d days old", self.age) % {"days": self.age}


class PriceChange(models.Model):
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="price_history")
    price = models.DecimalField(max_digits=8, decimal_places=2)
    when = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["when"]
        index_together = ["product", "when"]
