from __future__ import annotations

import re

from codemods.templates.context import TemplateContext
from codemods.templates.markup import Attribute, Element
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Flags, Keeps, Site, Suggests, TemplateRule

__all__ = ["LogoutLink"]

_GOES = re.compile(
    r"\blocation(?:\.href|\.pathname)?\s*=\s*[\"'`]?\Z|\blocation\.(?:assign|replace)\(\s*[\"'`]?\Z"
)
"""A script on its way to another page, up to the address."""
_ASKS = re.compile(r"(?:\$|\bjQuery)\.get\(\s*[\"'`]\Z|\bfetch\(\s*[\"'`]\Z")
_ALONE = re.compile(r"[\"'`]\s*[,)](?!\s*\{)")
_PATH = re.compile(r"(?:/[\w.-]+)*/logout/?(?:\?[^\"'{}]*)?")
GOES_TO = re.compile(
    rf"\blocation(?:\.href|\.pathname)?\s*=\s*([\"'`]){_PATH.pattern}\1"
    rf"|\blocation\.(?:assign|replace)\(\s*([\"'`]){_PATH.pattern}\2"
)
_ADDRESSES = frozenset({"href", "action", "formaction", "hx-get", "hx-post"})
SENT = "Send a POST request there, with the CSRF token: submit a small form."


class LogoutLink(TemplateRule):
    """Logging out takes a POST; the view answers 405 to a link that is followed."""

    change = "4.1/logout-get-template"
    also = ("5.0/logout-get-template", "4.1/admin-logout-post-template")
    tags = ("url",)
    words = ("logout",)
    advice = "Put a button into a small form with method post and {% csrf_token %}."
    example_context = TemplateContext(logout_paths=True)
    examples = (
        Suggests(
            before='<a class="nav" href="/accounts/logout/?next=/">Log out</a>',
            after='<form method="post" action="/accounts/logout/?next=/">{% csrf_token %}'
            '<button type="submit" class="nav">Log out</button></form>',
        ),
        Flags(
            "<script>\nlocation.href = '/accounts/logout/';\nlocation.assign(\"/logout/\");</script>",
            lines=(2, 3),
        ),
        Keeps(
            "<a href='/accounts/logout/done/'>x</a><a href='http://a.b/logout/'>x</a><form action='/logout/'></form>"
            "<script>post('/logout/'); location = '/login/';</script><a href='/logout/' data-method='post'>x</a>"
        ),
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
        Flags(
            "<a href=\"{% url 'search' %}?back={% url 'logout' %}\">x</a>\n"
            "<form method=post action='/login/?next={% url \"logout\" %}'></form>",
            lines=(1, 2),
        ),
        Flags("<form>\n<a href=\"{% url 'logout' %}\">Log out</a></form>", line=2),
        Flags("<script>\nwindow.location.href = \"{% url 'logout' %}\";</script>", line=2),
        Flags(
            "<form action=\"{% url 'logout' %}\"></form>\n<form method=get action=\"{% url 'logout' %}\"></form>",
            lines=(1, 2),
        ),
        Flags("<button onclick=\"location.href='{% url 'logout' %}'\">Log out</button>", line=1),
        Flags(
            "<button hx-get=\"{% url 'logout' %}\">x</button>\n<button formaction=\"{% url 'logout' %}\">x</button>",
            lines=(1, 2),
        ),
        Flags(
            "<script>\nfetch('{% url \"logout\" %}');\n$.get(\"{% url 'logout' %}\", done);</script>",
            lines=(2, 3),
        ),
        Keeps("<form method=post><button formaction=\"{% url 'logout' %}\">x</button></form>"),
        Keeps(
            "<script>fetch('{% url \"logout\" %}', {method: 'POST'}); $.post(\"{% url 'logout' %}\");</script>"
        ),
        Keeps("<a href='{% url \"logout\" %}' data-method='post'>x</a>"),
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
        return tuple(
            sorted(context.logout_urls | {"logout"} if context.logout_paths else context.logout_urls)
        )

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
            if _goes_on(site.template.text, tag):
                yield site.flag(tag, advice=SENT)
            return
        element, attribute = markup.element_at(tag.start), markup.attribute_at(tag.start)
        if element is None or attribute is None:
            return
        if attribute.name in _ADDRESSES and "?" in site.template.text[attribute.value_start : tag.start]:
            yield site.flag(tag, advice="Whoever is sent on to that address goes there by GET.")
            return
        if element.name != "a" or attribute.name != "href":
            advice = self._gets(site, tag, element, attribute.name)
            if advice:
                yield site.flag(tag, advice=advice)
            return
        yield from self._link(site, element, attribute, ' id="logout-form"' if name == "admin:logout" else "")

    def on_template(self, site: Site) -> Answers:
        """Addresses that are written out."""
        if not site.context.logout_paths:
            return
        text, markup = site.template.text, site.template.markup
        for element in markup.elements:
            attribute = element.attribute("href") if element.name == "a" else None
            if attribute is not None and _PATH.fullmatch(text, attribute.value_start, attribute.value_end):
                yield from self._link(site, element, attribute, "")
        for found in site.find(GOES_TO):
            if markup.raw(found.start()) == "script":
                yield site.flag(site.template.replace(found.start(), found.end(), ""), advice=SENT)

    def _link(self, site: Site, element: Element, attribute: Attribute, label: str) -> Answers:
        if _value(site, element, "data-method") == "post":
            return  # a script sends it
        if element.close < 0 or _is_in_form(site, element):
            yield site.flag(element)
            return
        text = site.template.text
        others = (
            text[element.start + 2 : attribute.start].rstrip()
            + text[attribute.end : element.end - 1].rstrip()
        )
        address = text[attribute.start : attribute.end].partition("=")[2].strip()
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
            by_get = _value(site, element, "method") in ("", "get")
            return "Give the form the method post, and {% csrf_token %}." if by_get else ""
        if attribute == "formaction":
            forms = [one for one in site.template.markup.elements if one.name == "form"]
            around = [one for one in forms if one.start < element.start < one.close]
            sent = _value(site, element, "formmethod") or (
                _value(site, around[-1], "method") if around else ""
            )
            return "Let the form have the method post, and {% csrf_token %}." if sent in ("", "get") else ""
        if attribute == "hx-get":
            return "Use hx-post, with the CSRF token."
        if element.name == "meta" and attribute == "content":
            return self.advice
        goes = attribute.startswith("on") and _goes_on(site.template.text, tag)
        return SENT if goes else ""


def _goes_on(text: str, tag: Tag) -> bool:
    """Whether a script goes to the address by GET, or asks for it."""
    if _GOES.search(text, 0, tag.start) is not None:
        return True
    return _ASKS.search(text, 0, tag.start) is not None and _ALONE.match(text, tag.end) is not None


def _value(site: Site, element: Element, name: str) -> str:
    """The value of an attribute in lower case; "" where there is none."""
    attribute = element.attribute(name)
    if attribute is None:
        return ""
    return site.template.text[attribute.value_start : attribute.value_end].strip().lower()


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
