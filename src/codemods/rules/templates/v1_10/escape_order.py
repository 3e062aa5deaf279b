from __future__ import annotations

from codemods.findings import Edit
from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Fixes, Flags, Keeps, Site, Suggests, TemplateRule

__all__ = ["EscapeOrder"]

_MAKE_SAFE = frozenset(
    {"safe", "linebreaks", "linebreaksbr", "urlize", "urlizetrunc", "unordered_list", "force_escape"}
)
# These make a text of what they get, and give a text: whether it has been through ``escape`` is all the same to them.
_TEXTS = frozenset(
    [
        "addslashes",
        "capfirst",
        "center",
        "cut",
        "escapejs",
        "fix_ampersands",
        "iriencode",
        "linenumbers",
        "ljust",
        "lower",
        "phone2numeric",
        "removetags",
        "rjust",
        "slugify",
        "striptags",
        "title",
        "truncatechars",
        "truncatechars_html",
        "truncatewords",
        "truncatewords_html",
        "upper",
        "urlencode",
        "wordwrap",
    ]
)
# What these tags get is never printed as it is, so that it was not escaped at all.
_UNPRINTED = frozenset(
    {"elif", "for", "if", "ifchanged", "ifequal", "ifnotequal", "regroup", "url", "widthratio"}
)
_PASSING = frozenset({"blocktrans", "blocktranslate", "cycle", "firstof", "include", "with"})


class EscapeOrder(TemplateRule):
    """The filter ``escape`` escapes where it stands in the chain, no longer at its end.

    A chain that ends in safe text is left as it is: it is escaped more than before, which is what was meant.
    """

    change = "1.10/escape-filter-lazy"
    also = ("2.0/escape-filter-immediate",)
    filters = ("escape",)
    advice = (
        "Put escape last; until then it also made a text of everything that came out of the filters after it."
    )
    examples = (
        Fixes(before="{{ x|escape|upper }}", after="{{ x|upper|escape }}"),
        Fixes(before="{{ x|escape|truncatewords:3|lower }}", after="{{ x|truncatewords:3|lower|escape }}"),
        Fixes(before="{{ x|escape|upper|escape }}", after="{{ x|upper|escape }}"),
        Fixes(before="{{ x|escape|upper|wordcount }}", after="{{ x|upper|wordcount|escape }}"),
        Fixes(
            before="{% with y=x|escape|upper %}{% endwith %}",
            after="{% with y=x|upper|escape %}{% endwith %}",
        ),
        Fixes(
            before="{% if x|escape|upper == 'A' %}{% url 'a' x|escape|lower|escape %}{% endif %}",
            after="{% if x|upper == 'A' %}{% url 'a' x|lower %}{% endif %}",
        ),
        Suggests(before="{{ x|escape|default:'-' }}", after="{{ x|default:'-'|escape }}"),
        Suggests(before="{{ x|escape|shout }}", after="{{ x|shout|escape }}"),
        Flags("{% if x|escape|length == 2 %}{% endif %}", line=1),
        Keeps("{{ x|upper|escape }}{{ x|escape }}{{ x|escape|escape }}"),
        Keeps("{{ x|escape|linebreaks }}{{ x|escape|upper|safe }}{{ x|force_escape|upper }}"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        chain = use.expression.filters
        escapes = [other for other in chain if other.name == "escape"]
        rest = chain[chain.index(found) + 1 :]
        others = [other for other in rest if other.name != "escape"]
        if found is not escapes[0] or not others:
            return
        tag = use.tag.name if use.tag is not None else ""
        if tag == "filter" or any(f.name in _MAKE_SAFE for f in rest):
            return
        texts = [other.name in _TEXTS and site.is_filter(other.name) for other in others]
        if tag in _UNPRINTED:
            if all(texts):
                yield site.fix(found, *(other.remove() for other in escapes))
            else:
                yield site.flag(found)
            return
        edits = [other.remove() for other in escapes if other is not chain[-1]]
        if chain[-1].name != "escape":
            edits.append(Edit(use.expression.end, use.expression.end, "|escape"))
        # What comes out of the last one is printed, so it need be no text.
        certain = texts[0] and all(texts[:-1]) if use.is_printed else all(texts) and tag in _PASSING
        yield site.fix(found, *edits) if certain else site.suggest(found, *edits)
