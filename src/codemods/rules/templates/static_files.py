"""Static files of Django's that a template names: moved ones, and ones that are gone."""

from __future__ import annotations

import re
from typing import ClassVar

from codemods.templates.rule import Answers, Site, TemplateRule

__all__ = ["StaticFiles"]


class StaticFiles(TemplateRule):
    """``moved`` maps a file to where it is now; those in ``gone`` are flagged.

    With ``suggests`` what is there now is not quite the same.
    """

    moved: ClassVar[dict[str, str]] = {}
    gone: ClassVar[tuple[str, ...]] = ()
    suggests: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        cls.words = (*cls.moved, *cls.gone)
        names = "|".join(map(re.escape, cls.words))
        cls._pattern = re.compile(rf"(?:(?<=[\"'}}(= ])|(?<=/static/))(?:{names})(?=[\"'?#)])")

    _pattern: ClassVar[re.Pattern[str]]

    def on_template(self, site: Site) -> Answers:
        template = site.template
        spans = [(token.start, token.end) for token in template.texts]
        spans += [(tag.start, tag.end) for tag in template.tags]
        for start, end in sorted(spans):
            for match in self._pattern.finditer(template.text, start, end):
                if template.markup.raw(match.start()) == "textarea":
                    continue
                edit = template.replace(match.start(), match.end(), self.moved.get(match[0], ""))
                if match[0] in self.gone:
                    yield site.flag(edit)
                else:
                    yield site.suggest(edit, edit) if self.suggests else site.fix(edit, edit)
