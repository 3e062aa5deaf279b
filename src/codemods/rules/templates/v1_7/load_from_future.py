from __future__ import annotations

from codemods.releases import Release
from codemods.rules.templates.loads import drop_from_load, load_of
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Fixes, Keeps, Site, TemplateRule

__all__ = ["LoadFromFuture"]

_SINCE = {"url": Release(1, 5), "ssi": Release(1, 5), "cycle": Release(1, 8), "firstof": Release(1, 8)}


class LoadFromFuture(TemplateRule):
    """The template library ``future`` is gone; its tags are what the built-in ones have become."""

    change = "1.7/load-url-ssi-from-future"
    also = (
        "1.8/load-cycle-firstof-from-future",
        "1.9/load-url-ssi-from-future",
        "1.10/future-template-library",
    )
    tags = ("load",)
    in_comments = True
    words = ("future",)
    examples = (
        Fixes(before="{% load url from future %}\n<p>", after="<p>"),
        Fixes(before="<p>{% load url ssi from future %}</p>", after="<p></p>"),
        Fixes(
            before="{% comment %}\n{% load url from future %}\n{% url 'a' %}{% endcomment %}",
            after="{% comment %}\n{% url 'a' %}{% endcomment %}",
        ),
        Fixes(
            before="{% comment %}{% load url from future %}{% endcomment %}\n",
            after="{% comment %}{% endcomment %}\n",
        ),
        Fixes(before="{% load future i18n %}", after="{% load i18n %}"),
        Fixes(before="{% load i18n future %}", after="{% load i18n %}"),
        Fixes(before="{% load cycle from future %}\n", after="\n", path="shop/templates/shop/mail.txt"),
        Fixes(before="{% load url cycle from future %}", after="{% load cycle from future %}", target="1.7"),
        Fixes(before="<pre>\n{% load url from future %}\n</pre>", after="<pre>\n\n</pre>"),
        Keeps("{% load url from myfuture %}{% load future_tags %}"),
        Keeps("{% load future %}", target="1.7"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        if "future" in site.context.libraries:
            return
        load = load_of(site, tag)
        for library in load.libraries:
            if library.text != "future":
                continue
            if load.names:
                gone = [name for name in load.names if _is_default(site, name.text)]
            else:
                gone = [library] if all(_is_default(site, name) for name in _SINCE) else []
            if gone:
                yield site.fix(tag, *drop_from_load(load, gone))
            return


def _is_default(site: Site, name: str) -> bool:
    return name in _SINCE and site.range.supports >= _SINCE[name]
