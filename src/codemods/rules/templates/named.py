"""Rules about templates by their names: those that stand in for, or build on, one that Django changed."""

from __future__ import annotations

from codemods.templates.rule import Answers, Site, TemplateRule

__all__ = ["NamedTemplates"]


class NamedTemplates(TemplateRule):
    """Flags whole copies of ``templates``, and what extends one of ``parents``."""

    def on_template(self, site: Site) -> Answers:
        if site.is_copy or self.parents:
            yield site.flag_file()
