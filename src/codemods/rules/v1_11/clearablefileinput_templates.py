"""The string templates of clearable file inputs."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers

_ADVICE = "Write a widget template and name it in template_name; get_context() gives it more to show."


class ClearablefileinputTemplates(FlagMembers):
    """The string templates of clearable file inputs are gone, and overrides of them are ignored."""

    change = "1.11/undocumented-clearablefileinput-templates"
    members = {
        f"django.forms.ClearableFileInput.{name}": _ADVICE
        for name in ("template_with_initial", "template_with_clear", "get_template_substitution_values")
    }
    examples = [
        Flags(
            """\
                from django.contrib.admin.widgets import AdminFileWidget
                from django.forms import ClearableFileInput

                class Upload(ClearableFileInput):
                    template_with_initial = "%(input)s"

                    def get_template_substitution_values(self, value):
                        return {}

                class AdminUpload(AdminFileWidget):
                    template_with_clear = "%(clear)s"
                """,
            lines=(5, 7, 11),
        ),
        Keeps("class Upload:\n    template_with_initial = ''\n"),
    ]
