"""``ClearableFileInput.url_markup_template``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class ClearablefileinputUrlMarkup(FlagMembers):
    """``ClearableFileInput`` has no ``url_markup_template`` any more."""

    change = "1.8/clearablefileinput-url-markup"
    members = {
        "django.forms.widgets.ClearableFileInput.url_markup_template": "Put the link into template_with_initial: "
        "%(initial_url)s and %(initial)s (a template of its own since Django 1.11)."
    }
    examples = [
        Flags(
            """\
                from django import forms

                class Upload(forms.ClearableFileInput):
                    url_markup_template = '<a href="{0}">{1}</a>'
                """,
            line=4,
        ),
        Keeps(
            """\
                class Upload:
                    url_markup_template = '<a href="{0}">{1}</a>'
                """
        ),
    ]
