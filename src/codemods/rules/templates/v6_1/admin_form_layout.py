from __future__ import annotations

from codemods.rules.templates.named import NamedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminFormLayout"]


class AdminFormLayout(NamedTemplates):
    """Forms of the admin put label, help text, errors and input below each other."""

    change = "6.1/admin-form-layout"
    templates = (
        "admin/includes/fieldset.html",
        "admin/edit_inline/*.html",
        "admin/auth/user/change_password.html",
        "registration/password_change_form.html",
    )
    advice = "Compare the template with the new original."
    examples = (
        Flags("<p>", path="shop/templates/registration/password_change_form.html"),
        Keeps("<p>", path="shop/templates/registration/form.html"),
    )
