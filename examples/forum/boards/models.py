# -*- coding: utf-8 -*-
from __future__ import unicode_literals

from django.conf import settings
from django.contrib.contenttypes import generic
from django.contrib.contenttypes.models import ContentType
from django.core.urlresolvers import reverse
from django.db import models
from django.utils import six, timezone
from django.utils.encoding import python_2_unicode_compatible
from django.utils.translation import ugettext_lazy as _

from boards.fields import WordsField


class BoardManager(models.Manager):
    use_for_related_fields = True

    def open(self):
        return self.get_queryset().filter(closed=False)


@python_2_unicode_compatible
class Board(models.Model):
    title = models.CharField(_('title'), max_length=80)
    closed = models.BooleanField(_('closed'), default=False)
    moderators = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name='moderated')
    parent = models.ForeignKey('self', null=True, blank=True)

    objects = BoardManager()

    class Meta:
        ordering = ['title']

    def __str__(self):
        return self.title

    @models.permalink
    def get_absolute_url(self):
        return ('boards.views.board', [self.pk])


@python_2_unicode_compatible
class Thread(models.Model):
    board = models.ForeignKey(Board, related_name='threads', verbose_name=_('board'))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    title = models.CharField(max_length=120)
    words = WordsField(blank=True)
    sticky = models.NullBooleanField()
    started = models.DateTimeField(default=timezone.now)
    marks = generic.GenericRelation('Mark')

    class Meta:
        ordering = ['-started', 'pk']

    def __str__(self):
        return self.title

    @models.permalink
    def get_absolute_url(self):
        return ('thread', (), {'pk': self.pk})


@python_2_unicode_compatible
class Post(models.Model):
    thread = models.ForeignKey(Thread, related_name='posts')
    author = models.ForeignKey(settings.AUTH_USER_MODEL)
    text = models.TextField()
    address = models.IPAddressField(null=True, blank=True)
    written = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ['written', 'pk']

    def __str__(self):
        return six.text_type(self.text[:20])

    def get_absolute_url(self):
        return '%s#p%s' % (reverse('thread', kwargs={'pk': self.thread_id}), self.pk)


class Mark(models.Model):
    """A member's mark on anything."""

    content_type = models.ForeignKey(ContentType)
    object_id = models.PositiveIntegerField()
    target = generic.GenericForeignKey()
    member = models.ForeignKey(settings.AUTH_USER_MODEL, related_name='+')
    stars = models.PositiveSmallIntegerField(choices=[(1, _('fine')), (2, _('good'))], default=1)
