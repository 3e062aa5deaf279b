from django.dispatch import receiver

from .models import Product
from .signals import price_changed, product_viewed


@receiver(product_viewed)
def count_view(sender, product, request, **kwargs):
    if not request.is_ajax():
        Product.objects.filter(pk=product.pk).update(views=product.views + 1)


@receiver(price_changed)
def remember_price(sender, product, old_price, **kwargs):
    product.price_history.create(price=old_price)
