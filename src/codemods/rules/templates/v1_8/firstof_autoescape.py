from __future__ import annotations

from codemods.releases import Release
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["FirstofAutoescape"]

_ESCAPED = frozenset({"safe", "escape", "force_escape"})


class FirstofAutoescape(TemplateRule):
    """The tags ``cycle`` and ``firstof`` escape their arguments.

    Said only where the current release is known to be older: every template of today would be meant otherwise. It is
    no suggestion, since marking as safe what is not would open a hole.
    """

    change = "1.8/cycle-firstof-autoescape"
    tags = ("cycle", "firstof")
    advice = "Where a variable holds trusted HTML, mark it: {% firstof x|safe %}."
    examples = (
        Flags("{% firstof x y %}", line=1, current="1.7", target="1.8"),
        Keeps("{% load firstof from future %}{% firstof x y %}", current="1.7", target="1.8"),
        Keeps("{% cycle 'a' 'b' as row %}{% firstof x|safe %}", current="1.7", target="1.8"),
        Keeps("{% cycle 'a' 'b' as row silent %}{% cycle row %}", current="1.7", target="1.8"),
        Keeps("{% firstof x y %}", target="1.8"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        if site.range.current is None or site.range.current >= Release(1, 8):
            return
        if site.names.picked.get(tag.name) == "future" or "future" in site.names.loaded:
            return
        scope = tag.inside("autoescape")
        if scope is not None and scope.opener.words == ["off"]:
            return
        arguments = list(tag.arguments)
        if tag.name == "cycle" and len(arguments) == 1:
            return  # the name of another cycle tag
        if "as" in tag.words:
            arguments = arguments[: tag.words.index("as")]
        for argument in arguments:
            value = argument.expression
            if value is not None and value.variable and _ESCAPED.isdisjoint(f.name for f in value.filters):
                yield site.flag(tag)
                return
