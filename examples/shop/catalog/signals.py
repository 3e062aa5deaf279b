from django.dispatch import Signal

# Sent by the product page.
product_viewed = Signal(providing_args=["product", "request"])

# Sent when the price of a product that somebody watches has changed.
price_changed = Signal(["product", "old_price"], use_caching=True)
