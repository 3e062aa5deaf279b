from __future__ import annotations

import re

from codemods.findings import Edit
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Fixes, Keeps, Site, TemplateRule

__all__ = ["Uidb36"]


_VIEW = re.compile(r"(?:^|[:._])password_reset_confirm(?:_uidb36)?$")


class Uidb36(TemplateRule):
    """The address that resets a password takes ``uidb64``, no longer ``uidb36``."""

    change = "1.7/password-reset-confirm-uidb36"
    tags = ("url",)
    words = ("uidb36",)
    examples = (
        Fixes(
            before="{% url 'password_reset_confirm' uidb36=uid token=token %}",
            after="{% url 'password_reset_confirm' uidb64=uid token=token %}",
        ),
        Keeps("{% url 'activate' uidb36=uid token=token %}{{ uidb36 }}"),
        Keeps("{% url 'account_reset_password' uidb36=uid token=token %}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        keywords = {argument.keyword: argument for argument in tag.arguments}
        found = keywords.get("uidb36")
        name = tag.arguments[0].string if tag.arguments else None
        if found is not None and "token" in keywords and _VIEW.search(name or ""):
            yield site.fix(tag, Edit(found.start, found.start + len("uidb36"), "uidb64"))
