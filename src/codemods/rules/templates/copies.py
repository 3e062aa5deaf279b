"""Project copies of templates that Django ships: which releases changed which, and what a rule says of them.

A copy that stands in for Django's own template keeps the old markup. It is compared with the new original once, so of
all releases on the way the last that changed it speaks for the rest.
"""

from __future__ import annotations

from codemods.django import api
from codemods.releases import Range, Release
from codemods.templates.rule import Answers, Site, TemplateRule, is_named

__all__ = ["CHANGED", "LATER_PER_APP", "PER_APP", "ChangedTemplates"]

CHANGED: dict[str, tuple[str, ...]] = {
    "1.9/admin-flat-theme": (
        "admin/auth/user/change_password.html",
        "admin/base.html",
        "admin/**/change_form.html",
        "admin/**/change_list.html",
        "admin/**/delete_confirmation.html",
        "admin/**/delete_selected_confirmation.html",
        "admin/edit_inline/*.html",
        "admin/login.html",
        "admin/pagination.html",
        "admin/search_form.html",
    ),
    "1.10/admin-inline-js-removed": (
        "admin/actions.html",
        "admin/**/change_form.html",
        "admin/**/change_list.html",
        "admin/login.html",
        "admin/**/popup_response.html",
        "admin/prepopulated_fields_js.html",
        "admin/search_form.html",
        "admin/edit_inline/stacked.html",
        "admin/edit_inline/tabular.html",
        "admin/auth/user/add_form.html",
        "admin/auth/user/change_password.html",
        "registration/password_change_form.html",
    ),
    "3.1/admin-template-overrides": (
        "admin/base.html",
        "admin/**/change_list.html",
        "admin/index.html",
        "admin/edit_inline/*.html",
    ),
    "4.1/admin-template-overrides": (
        "admin/base.html",
        "admin/**/change_form.html",
        "admin/**/change_list.html",
        "admin/filter.html",
        "admin/**/object_history.html",
        "admin/**/search_form.html",
        "admin/includes/fieldset.html",
        "admin/edit_inline/stacked.html",
        "admin/edit_inline/tabular.html",
        "admin/widgets/related_widget_wrapper.html",
        "admin/login.html",
        "admin/index.html",
        "registration/password_change_form.html",
        "registration/password_change_done.html",
    ),
    "4.2/admin-template-overrides": (
        "admin/base.html",
        "admin/**/app_index.html",
        "admin/**/change_form.html",
        "admin/**/change_list_results.html",
        "admin/**/date_hierarchy.html",
        "admin/**/delete_confirmation.html",
        "admin/**/delete_selected_confirmation.html",
        "admin/edit_inline/stacked.html",
        "admin/edit_inline/tabular.html",
        "admin/includes/fieldset.html",
        "admin/**/submit_line.html",
        "admin/login.html",
        "admin/widgets/foreign_key_raw_id.html",
        "registration/password_change_form.html",
    ),
    "5.1/admin-template-overrides": (
        "admin/app_list.html",
        "admin/auth/user/add_form.html",
        "admin/auth/user/change_password.html",
        "admin/base.html",
        "admin/**/change_form.html",
        "admin/**/change_list.html",
        "admin/color_theme_toggle.html",
        "admin/edit_inline/stacked.html",
        "admin/edit_inline/tabular.html",
        "admin/includes/fieldset.html",
        "admin/widgets/related_widget_wrapper.html",
        "django/forms/widgets/clearable_file_input.html",
    ),
    "5.2/admin-template-overrides": (
        "admin/**/actions.html",
        "admin/app_list.html",
        "admin/auth/user/add_form.html",
        "admin/auth/user/change_password.html",
        "admin/base.html",
        "admin/**/change_form.html",
        "admin/**/change_list.html",
        "admin/edit_inline/tabular.html",
        "admin/includes/fieldset.html",
        "admin/login.html",
        "admin/widgets/foreign_key_raw_id.html",
        "admin/widgets/related_widget_wrapper.html",
        "registration/password_change_form.html",
        "registration/password_reset_confirm.html",
        "registration/password_reset_form.html",
    ),
    "6.0/admin-template-overrides": (
        "admin/**/actions.html",
        "admin/auth/user/add_form.html",
        "admin/auth/user/change_password.html",
        "admin/base.html",
        "admin/**/change_list.html",
        "admin/**/change_list_results.html",
        "admin/**/delete_confirmation.html",
        "admin/**/delete_selected_confirmation.html",
        "admin/edit_inline/tabular.html",
        "admin/includes/fieldset.html",
        "admin/index.html",
        "admin/**/object_history.html",
        "admin/**/pagination.html",
        "admin/**/search_form.html",
        "admin/**/submit_line.html",
        "admin/widgets/split_datetime.html",
    ),
    "6.1/admin-template-overrides": (
        "admin/500.html",
        "admin/**/actions.html",
        "admin/**/app_index.html",
        "admin/app_list.html",
        "admin/auth/user/add_form.html",
        "admin/auth/user/change_password.html",
        "admin/base.html",
        "admin/**/change_form.html",
        "admin/**/change_list.html",
        "admin/**/date_hierarchy.html",
        "admin/**/delete_confirmation.html",
        "admin/**/delete_selected_confirmation.html",
        "admin/includes/fieldset.html",
        "admin/index.html",
        "admin/invalid_setup.html",
        "admin/login.html",
        "admin/**/object_history.html",
        "admin/**/popup_response.html",
        "admin/**/prepopulated_fields_js.html",
        "registration/logged_out.html",
        "registration/password_change_done.html",
        "registration/password_change_form.html",
        "registration/password_reset_complete.html",
        "registration/password_reset_confirm.html",
        "registration/password_reset_done.html",
        "registration/password_reset_form.html",
    ),
}
"""The ledger rows that list changed templates, oldest first; ``**/`` where Django looks per app and per model, too.

Where the words alone changed there is nothing to compare: those of a copy are the project's own.
"""


LATER_PER_APP = (
    "actions.html",
    "change_list_results.html",
    "date_hierarchy.html",
    "pagination.html",
    "prepopulated_fields_js.html",
    "search_form.html",
    "submit_line.html",
)
"""Templates of the admin that are looked for per app and per model only since ``PER_APP``."""

PER_APP = Release(2, 1)

_EXTENDED = ("admin/base_site.html", "admin/base.html", "admin/change_form.html")
"""What Django's own templates extend."""


def _changes(name: str, range: Range) -> list[str]:
    """The rows on the way of a run that list a template."""
    found = []
    for row, patterns in CHANGED.items():
        if range.passes(Release.parse(row.partition("/")[0])) and is_named(name, patterns):
            found.append(row)
    return found


def _original(name: str, range: Range) -> str:
    """The template of Django's that one of this name stands in for, today already; nothing where there is none."""
    if api.template_lived(name):
        return name
    folder, *between, last = name.split("/")
    if folder != "admin" or not 1 <= len(between) <= 2:
        return ""
    if last in LATER_PER_APP and range.current is not None and range.current < PER_APP:
        return ""  # nothing but its name is like Django's
    return f"{folder}/{last}" if api.template_lived(f"{folder}/{last}") else ""


def _stands_in(site: Site, original: str) -> bool:
    """Whether a template of an original's name holds what that holds, rather than to build on it or to say its own.

    Most of Django's own extend the admin's base, and so do their copies, which have the same blocks. What the views of
    accounts show is each project's own to write.
    """
    theirs = set(api.templates(site.range.start).get(original, ()))
    common = theirs.intersection(
        block.opener.words[0] for block in site.template.blocks if block.opener.words
    )
    if site.template.is_child:
        return site.extends in _EXTENDED and 2 <= len(common) >= len(theirs) / 2
    return bool(common) or not original.startswith("registration/")


class ChangedTemplates(TemplateRule):
    """A rule about the copies of templates that one release changed."""

    def __init_subclass__(cls) -> None:
        cls.templates = CHANGED[cls.change]

    def on_template(self, site: Site) -> Answers:
        if not site.context.has_app("django.contrib.admin"):
            return
        original = _original(site.name, site.range)
        changes = _changes(site.name, site.range) if original else []
        if changes[-1:] != [self.change] or not _stands_in(site, original):
            return
        releases = [row.partition("/")[0] for row in changes]
        yield site.flag_file(
            message=f"This copy of Django's {original} misses what Django {', '.join(releases)} changed in the original",
            advice=f"Compare it with the {original} of Django {site.range.target}, or extend that instead.",
        )
