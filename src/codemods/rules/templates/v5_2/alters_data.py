from __future__ import annotations

import re

from codemods.templates.expressions import Operand
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["AltersData"]

_ANYWHERE = ("bulk_create", "create_superuser", "create_user", "get_or_create", "update_or_create")


class AltersData(TemplateRule):
    """Templates refuse to call methods that create objects, and print nothing instead."""

    change = "5.2/alters-data-methods"
    attributes = (*_ANYWHERE, *(f"a{name}" for name in _ANYWHERE), "create", "acreate")
    shape = re.compile(
        r"\.a?(?:bulk_create|create|create_superuser|create_user|get_or_create|update_or_create)\b", re.ASCII
    )
    advice = "Create the object in the view."
    examples = (
        Flags("{{ Item.objects.create }}\n{{ user.cart_set.get_or_create }}", lines=(1, 2)),
        Keeps("{{ urls.create }}{{ perms.shop.create }}{{ create }}"),
    )

    def on_attribute(self, site: Site, use: Use, found: Operand) -> Answers:
        owner = found.path[-2:-1]
        if not owner:
            return
        if found.path[-1].removeprefix("a") != "create" or owner[0] == "objects" or owner[0].endswith("_set"):
            yield site.flag(found)
