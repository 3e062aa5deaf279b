"""New customers, and the links by which they come back."""

import pytz
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.signing import BadSignature, Signer
from django.utils.encoding import smart_text
from django.utils.http import urlquote

HOME = pytz.timezone("Europe/Paris")

signer = Signer(settings.SHOP_SIGNING_KEY, ":", "orders.customers")


def register(name, email):
    """Make a customer; return the user and the password that goes out by mail."""
    User = get_user_model()
    password = User.objects.make_random_password(length=12)
    return User.objects.create_user(name, email, password), password


def ticket(user):
    return urlquote(signer.sign(smart_text(user.pk)))


def holder(ticket):
    try:
        return get_user_model().objects.get(pk=signer.unsign(ticket))
    except BadSignature:
        return None
