"""``FileField.get_directory_name()`` and ``get_filename()``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers

_ADVICE = "Override or call generate_filename(), or give upload_to a function."


class FilefieldNameMethods(FlagMembers):
    """``get_directory_name()`` and ``get_filename()`` of file fields are gone; the storage makes the names."""

    change = "1.10/filefield-name-methods"
    also = ("2.0/filefield-name-methods",)
    members = {
        "django.db.models.FileField.get_directory_name": _ADVICE,
        "django.db.models.FileField.get_filename": _ADVICE,
    }
    receivers = ("field", "file_field")
    examples = [
        Flags(
            """\
                def place(document, name):
                    return document.scan.field.get_directory_name(), document.scan.field.get_filename(name)
                """,
            line=2,
        ),
        Flags(
            """\
                from django.db import models

                class ScanField(models.ImageField):
                    def get_filename(self, filename):
                        return filename.lower()

                    def where(self):
                        return self.get_directory_name()
                """,
            lines=(4, 8),
        ),
        Keeps(
            """\
                import email

                print(email.message_from_string("").get_filename())
                """
        ),
    ]
