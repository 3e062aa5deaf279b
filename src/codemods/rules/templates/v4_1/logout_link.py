from __future__ import annotations

import re

from codemods.templates.context import TemplateContext
from codemods.templates.markup import Element
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Flags, Keeps, Site, Suggests, TemplateRule

__all__ = ["LogoutLink"]

_GOES = re.compile(
    r"\blocation(?:\.href|\.pathname)?\s*=\s*[\"'`]?\Z|\blocation\.(?:assign|replace)\(\s*[\"'`]?\Z"
)
"""A script on its way to another page, up to the address."""
_SENT = "Send a POST request there, with the CSRF token: submit a small form."


class LogoutLink(TemplateRule):
    """Logging out takes a POST; the view answers 405 to a link that is followed."""

    change = "4.1/logout-get-template"
    also = ("5.0/logout-get-template", "4.1/admin-logout-post-template")
    tags = ("url",)
    words = ("logout",)
    advice = "Put a button into a small form with method post and {% csrf_token %}."
    examples = (
        Suggests(
            before='<p><a class="nav" href="{% url \'logout\' %}">Log out</a></p>',
            after='<p><form method="post" action="{% url \'logout\' %}">{% csrf_token %}'
            '<button type="submit" class="nav">Log out</button></form></p>',
        ),
        Suggests(
            before="<a href='{% url \"admin:logout\" %}?next=/'>\n{% trans 'Log out' %}</a>",
            after='<form id="logout-form" method="post" action=\'{% url "admin:logout" %}?next=/\'>'
            "{% csrf_token %}<button type=\"submit\">\n{% trans 'Log out' %}</button></form>",
        ),
        Flags("{% url 'logout' as logout_url %}<a href='{{ logout_url }}'>Log out</a>", line=1),
        Flags("<form>\n<a href=\"{% url 'logout' %}\">Log out</a></form>", line=2),
        Flags("<script>\nwindow.location.href = \"{% url 'logout' %}\";</script>", line=2),
        Flags(
            "<form action=\"{% url 'logout' %}\"></form>\n<form method=get action=\"{% url 'logout' %}\"></form>",
            lines=(1, 2),
        ),
        Flags("<button onclick=\"location.href='{% url 'logout' %}'\">Log out</button>", line=1),
        Flags("<meta http-equiv='refresh' content=\"0; url={% url 'logout' %}\">", line=1),
        Keeps(
            "<form method='{{ m }}' action=\"{% url 'logout' %}\"></form><button onclick=\"send('{% url 'logout' %}')\">"
        ),
        Keeps("<script>post(\"{% url 'logout' %}\"); location = \"{% url 'login' %}\";</script>"),
        Keeps("{% url 'logout' as logout_url %}<form action=\"{% url 'login' %}\"></form>"),
        Keeps("{% url 'logout' as out %}<form method='post' action='{{ out }}'>{% csrf_token %}</form>"),
        Keeps(
            "<form method='post' action=\"{% url 'logout' %}\"><a href=\"{% url 'account_logout' %}\">x</a></form>"
        ),
    )

    @classmethod
    def words_in(cls, context: TemplateContext) -> tuple[str, ...]:
        return tuple(sorted(context.logout_urls))

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        name = tag.arguments[0].string if tag.arguments else None
        if name not in site.context.logout_urls:
            return
        if "as" in tag.words:
            if _is_followed(site, tag, tag.words[-1]):
                yield site.flag(tag)
            return
        markup = site.template.markup
        if markup.raw(tag.start) == "script":
            if _GOES.search(site.template.text, 0, tag.start) is not None:
                yield site.flag(
                    tag, advice="Send a POST request there, with the CSRF token: submit a small form."
                )
            return
        element, attribute = markup.element_at(tag.start), markup.attribute_at(tag.start)
        if element is None or attribute is None:
            return
        if element.name != "a" or attribute.name != "href":
            advice = self._gets(site, tag, element, attribute.name)
            if advice:
                yield site.flag(tag, advice=advice)
            return
        if element.close < 0 or _is_in_form(site, element):
            yield site.flag(element)
            return
        text = site.template.text
        others = (
            text[element.start + 2 : attribute.start].rstrip()
            + text[attribute.end : element.end - 1].rstrip()
        )
        address = text[attribute.start : attribute.end].partition("=")[2].strip()
        label = "" if name != "admin:logout" else ' id="logout-form"'
        yield site.suggest(
            element,
            site.template.replace(
                element.start,
                element.end,
                f'<form{label} method="post" action={address}>{{% csrf_token %}}<button type="submit"{others}>',
            ),
            site.template.replace(element.close, element.close_end, "</button></form>"),
        )

    def _gets(self, site: Site, tag: Tag, element: Element, attribute: str) -> str:
        """What to do where something other than a link goes to the address by GET; "" where nothing does."""
        if element.name == "form" and attribute == "action":
            method = element.attribute("method")
            given = "" if method is None else site.template.text[method.value_start : method.value_end]
            by_get = given.strip().lower() in ("", "get")
            return "Give the form the method post, and {% csrf_token %}." if by_get else ""
        if element.name == "meta" and attribute == "content":
            return self.advice
        goes = attribute.startswith("on") and _GOES.search(site.template.text, 0, tag.start) is not None
        return _SENT if goes else ""


def _is_followed(site: Site, tag: Tag, variable: str) -> bool:
    """Whether the variable that holds the address is used for anything but the action of a form."""
    for use in re.finditer(rf"(?<![\w.]){re.escape(variable)}\b", site.template.text):
        if tag.start <= use.start() < tag.end:
            continue
        attribute = site.template.markup.attribute_at(use.start())
        if attribute is None or attribute.name != "action":
            return True
    return False


def _is_in_form(site: Site, element: Element) -> bool:
    """True where the element stands in a form already: forms cannot be nested."""
    return any(
        form.name == "form" and form.start < element.start < form.close
        for form in site.template.markup.elements
    )
