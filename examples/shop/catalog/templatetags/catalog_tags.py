from django import template
from django.utils.encoding import force_text
from django.utils.http import urlquote_plus

register = template.Library()


@register.filter
def mailto(value):
    return "mailto:" + urlquote_plus(force_text(value))


@register.simple_tag(takes_context=True)
def visited_by(context):
    return "script" if context["request"].is_ajax() else "person"
