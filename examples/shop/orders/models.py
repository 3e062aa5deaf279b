from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy, ugettext_noop

from catalog.models import Product
from shop.compat import force_text
from shop.compat import ugettext_lazy as _

WAITING = ugettext_noop("waiting")
SENT = ugettext_noop("sent")


class Dated(models.Model):
    placed = models.DateTimeField(_("placed"), default=timezone.now)

    class Meta:
        abstract = True
        index_together = [["placed", "status"]]


class Order(Dated):
    customer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    status = models.CharField(max_length=10, default=WAITING, choices=[(WAITING, _("waiting")), (SENT, _("sent"))])
    gift = models.NullBooleanField(verbose_name=pgettext_lazy("noun", "gift"), default=None)

    class Meta(Dated.Meta):
        ordering = ["placed"]

    def __str__(self):
        return force_text(_("Order %s")) % self.pk


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, on_delete=models.CASCADE)
    quantity = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(check=models.Q(quantity__lt=100), name="line_quantity_small"),
            models.UniqueConstraint(fields=["order", "product"], name="line_once"),
        ]
