from __future__ import annotations

from codemods.rules.templates.loads import StaticMoved
from codemods.templates.context import TemplateContext
from codemods.templates.libraries import Library
from codemods.templates.rule import Fixes, Flags, Keeps

__all__ = ["LoadStaticfiles"]


class LoadStaticfiles(StaticMoved):
    """The template library ``staticfiles`` is gone; its ``static`` tag is loaded from ``static``."""

    change = "2.1/load-staticfiles"
    also = ("3.0/load-staticfiles-tag", "1.10/static-tag-unified")
    words = ("staticfiles",)
    old = "staticfiles"
    example_context = TemplateContext(libraries={"own": Library(frozenset({"static"}))})
    examples = (
        Fixes(before="{% load staticfiles %}\n", after="{% load static %}\n"),
        Fixes(before="{%load i18n staticfiles humanize%}", after="{%load i18n static humanize%}"),
        Fixes(before="{% load static from staticfiles %}", after="{% load static %}"),
        Fixes(
            before="{% load static from staticfiles %}{% get_media_prefix %}",
            after="{% load static from static %}{% get_media_prefix %}",
        ),
        Fixes(before="{% load static staticfiles %}", after="{% load static %}"),
        Fixes(before="{% load static %}\n{% load staticfiles %}\n<p>", after="{% load static %}\n<p>"),
        Fixes(
            before="{% load static %}{% load own %}{% load staticfiles %}",
            after="{% load static %}{% load own %}{% load static %}",
        ),
        Flags("{% load staticfiles %}", line=1, supports="1.9..3.2"),
        Fixes(
            before="{% comment %}{% load staticfiles %}{% endcomment %}<p>{% comment 'x' %}x{% endcomment %}",
            after="{% comment %}{% load static %}{% endcomment %}<p>{% comment 'x' %}x{% endcomment %}",
        ),
        Keeps("{% load static %}{# staticfiles {% load staticfiles %} #}"),
        Keeps("{% comment %}{% load staticfiles %}"),
        Keeps("{% verbatim %}{% load staticfiles %}{% endverbatim %}"),
        Keeps("{% load staticfiles_extra %}"),
    )
