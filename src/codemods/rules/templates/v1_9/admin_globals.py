from __future__ import annotations

import re

from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["AdminGlobals"]

_GLOBALS = re.compile(r"__admin_(?:media_prefix|utc_offset)__")


class AdminGlobals(TemplateRule):
    """The admin's pages no longer set ``__admin_media_prefix__`` and ``__admin_utc_offset__``."""

    change = "1.9/admin-media-prefix-js"
    words = ("__admin_media_prefix__", "__admin_utc_offset__")
    advice = "The offset is in the attribute data-admin-utc-offset of the body."
    examples = (
        Flags("<script>\nvar offset = window.__admin_utc_offset__;\n</script>", line=2),
        Keeps("<script>var offset = window.__utc_offset__;</script>"),
    )

    def on_template(self, site: Site) -> Answers:
        for match in site.find(_GLOBALS):
            yield site.flag(site.template.replace(match.start(), match.end(), ""))
