"""The few names of Django's that the apps take from one place."""

from django.utils.encoding import force_text, smart_text
from django.utils.translation import ugettext_lazy

__all__ = ["force_text", "smart_text", "ugettext_lazy"]
