from django import template
from django.utils.encoding import force_text
from django.utils.importlib import import_module

register = template.Library()


@register.assignment_tag
def latest_threads(number):
    return import_module('boards.models').Thread.objects.all()[:number]


@register.assignment_tag(takes_context=True)
def may_moderate(context, board):
    user = context['user']
    return user.is_authenticated() and board.moderators.filter(pk=user.pk).exists()


@register.filter(is_safe=True)
def shout(value):
    return force_text(value).upper()
