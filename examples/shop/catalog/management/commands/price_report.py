import datetime

import pytz
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management.base import BaseCommand
from django.utils import timezone

from catalog.models import Product

PARIS = pytz.timezone("Europe/Paris")


class Command(BaseCommand):
    help = "Lists the products and their former prices."
    requires_system_checks = False

    def handle(self, **options):
        midnight = timezone.make_aware(datetime.datetime(2024, 7, 1), PARIS, is_dst=None)
        self.stdout.write("As of %s" % midnight.astimezone(pytz.utc).isoformat())
        for product in Product.objects.prefetch_related("price_history").iterator():
            former = ", ".join(str(change.price) for change in product.price_history.all())
            self.stdout.write("%s: %s (%s)" % (product, product.price, former or "never changed"))
        self.stdout.write("Style sheets: %d" % len(finders.find("catalog/shop.css", all=True)))
        self.stdout.write("Localised: %s" % settings.USE_L10N)
