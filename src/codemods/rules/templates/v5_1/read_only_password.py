from __future__ import annotations

from codemods.rules.templates.named import NamedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["ReadOnlyPassword"]


class ReadOnlyPassword(NamedTemplates):
    """The widget of a password hash draws the button that changes the password."""

    change = "5.1/read-only-password-widget"
    templates = ("auth/widgets/read_only_password_hash.html",)
    advice = "Compare the template with the new original."
    examples = (
        Flags("<p>", path="shop/templates/auth/widgets/read_only_password_hash.html"),
        Keeps("<p>", path="shop/templates/shop/read_only_password_hash.html"),
    )
