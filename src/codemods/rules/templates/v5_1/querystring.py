from __future__ import annotations

import re

from codemods.findings import Edit
from codemods.templates.context import TemplateContext
from codemods.templates.loops import loop_of
from codemods.templates.reader import Node, Tag, Variable
from codemods.templates.rule import Answers, Flags, Keeps, Site, Suggests, TemplateRule

__all__ = ["QuerystringTag"]

_KEY = re.compile(r"([A-Za-z_]\w*)=$")
_QUERY = frozenset(
    {"request.GET.items", "request.GET.iteritems", "request.GET.lists", "request.GET.iterlists"}
)


class QuerystringTag(TemplateRule):
    """A built-in tag prints the query string of the page with some keys changed.

    It needs ``request`` in the context, which is why it is only suggested.
    """

    change = "5.1/querystring-tag"
    available = "5.1"
    advice = "Write {% querystring key=value %}, which begins with the question mark; key=None drops a key."
    example_context = TemplateContext(query_tags=frozenset({"url_replace"}))
    examples = (
        Suggests(
            before='<a href="?{% for k, v in request.GET.items %}{% if k != "page" %}{{ k }}={{ v }}&amp;{% endif %}'
            '{% endfor %}page={{ n|add:1 }}">',
            after='<a href="{% querystring page=n|add:1 %}">',
            modernize=True,
        ),
        Suggests(
            before='<a href="?{% url_replace request page=n %}">',
            after='<a href="{% querystring page=n %}">',
            modernize=True,
        ),
        Flags("\n{% for k, v in request.GET.items %}{{ k }}: {{ v }}{% endfor %}", line=2, modernize=True),
        Flags('<a href="{% url_replace "page" n %}">', line=1, modernize=True),
        Keeps("{% for k, v in other.GET.items %}{{ k }}{% endfor %}{% querystring page=n %}", modernize=True),
    )

    def on_template(self, site: Site) -> Answers:
        for tag in site.template.tags:
            if tag.name == "for" and tag.opens:
                loop = loop_of(tag)
                if loop is not None and loop.over.text.removeprefix("view.").removeprefix("self.") in _QUERY:
                    edit = _of_loop(site, tag, loop.names)
                    yield site.suggest(tag, edit) if edit is not None else site.flag(tag)
            elif tag.name in site.context.query_tags and tag.name not in ("querystring",):
                edit = _of_tag(site, tag)
                yield site.suggest(tag, edit) if edit is not None else site.flag(tag)


def _of_tag(site: Site, tag: Tag) -> Edit | None:
    """``?{% url_replace request page=n %}`` as a querystring tag."""
    arguments = [argument for argument in tag.arguments if argument.text != "request"]
    if not arguments or not all(argument.keyword for argument in arguments):
        return None
    if site.template.text[tag.start - 1 : tag.start] != "?":
        return None
    keys = " ".join(argument.text for argument in arguments)
    return Edit(tag.start - 1, tag.end, f"{{% querystring {keys} %}}")


def _of_loop(site: Site, tag: Tag, names: tuple[str, ...]) -> Edit | None:
    """``?{% for key, value in request.GET.items %}…{% endfor %}page={{ n }}`` as a querystring tag."""
    text = site.template.text
    block = tag.block
    if block is None or block.closer is None or len(names) != 2 or text[tag.start - 1 : tag.start] != "?":
        return None
    inner = list(site.template.nodes_in(block))
    if len(inner) == 4 and isinstance(inner[0], Tag) and isinstance(inner[3], Tag):
        words = inner[0].words
        if (
            inner[0].name != "if"
            or inner[3].name != "endif"
            or words[:2] != [names[0], "!="]
            or len(words) != 3
        ):
            return None
        key, inner = inner[0].arguments[2].string, inner[1:3]
    else:
        key = ""
    if len(inner) != 2 or [_printed(node) for node in inner] != list(names):
        return None
    after = site.template.nodes_in_span(block.closer.end, len(text))
    value = next(iter(after), None)
    if not isinstance(value, Variable) or value.expression is None:
        return None
    match = _KEY.fullmatch(text, block.closer.end, value.start)
    if match is None or match[1] != key:
        return None
    return Edit(tag.start - 1, value.end, f"{{% querystring {key}={value.expression.text} %}}")


def _printed(node: Node) -> str:
    return node.expression.variable if isinstance(node, Variable) and node.expression is not None else ""
