from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "orders"
    verbose_name = "Orders"


class ReadOnlyOrdersConfig(AppConfig):
    """For the accountants' installation."""

    name = "orders"
    verbose_name = "Orders, to look at only"
