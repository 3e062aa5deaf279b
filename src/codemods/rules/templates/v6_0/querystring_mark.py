from __future__ import annotations

from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["QuerystringMark"]


class QuerystringMark(TemplateRule):
    """The tag ``querystring`` always begins with a question mark, even where no parameter is left."""

    change = "6.0/querystring-leading-question-mark"
    also = ("5.1.7/querystring-empty",)
    tags = ("querystring",)
    advice = "Do not test the result for emptiness, and write no mark before it or behind it."
    examples = (
        Flags("{% querystring page=1 as q %}{% if q %}{{ q }}{% endif %}", line=1),
        Flags("\n<a href='/x?{% querystring page=1 %}'>", line=2),
        Flags("<a href='{% querystring page=1 %}&amp;x=1'>", line=1),
        Keeps("<a href='/x{% querystring page=1 %}'>{% querystring page=1 as q %}{{ q }}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        text = site.template.text
        before, after = text[max(0, tag.start - 5) : tag.start], text[tag.end : tag.end + 5]
        if before.endswith(("?", "&", "&amp;")) or after.startswith("&"):
            yield site.flag(tag)
        elif "as" in tag.words[:-1]:
            name = tag.words[tag.words.index("as") + 1]
            if any(name in other.words for other in site.template.tags if other.is_condition):
                yield site.flag(tag)
