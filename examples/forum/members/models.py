from django.conf import settings
from django.db import models
from django.db.models.loading import get_models
from django.dispatch import Signal, receiver
from django.utils.encoding import python_2_unicode_compatible
from django.utils.timezone import utc
from django.utils.translation import ugettext_lazy as _

seen = Signal(providing_args=['member'])


@python_2_unicode_compatible
class Member(models.Model):
    user = models.OneToOneField(settings.AUTH_USER_MODEL, primary_key=True)
    motto = models.CharField(_('motto'), max_length=100, blank=True)
    favourites = models.CommaSeparatedIntegerField(max_length=50, blank=True)
    last_seen = models.DateTimeField(null=True, blank=True)
    visits = models.PositiveIntegerField(default=0)

    class Meta:
        index_together = [('last_seen', 'visits')]

    def __str__(self):
        return self.user.get_username()

    def seen_on(self):
        return self.last_seen.astimezone(utc).date() if self.last_seen else None


@receiver(seen)
def count(sender, member, **kwargs):
    Member.objects.filter(pk=member.pk).update(visits=models.F('visits') + 1)


def everything():
    return sorted(model.__name__ for model in get_models())
