"""Names taken from ``django.core.files.storage`` that it only imported."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols

_OLD = "django.core.files.storage"


class StorageReexports(RenameSymbols):
    """``django.core.files.storage`` is a package: what its module only imported is taken from where it lives."""

    change = "4.2/files-storage-reexports"
    renames = {
        f"{_OLD}.{name}": f"{home}.{name}"
        for name, home in (
            ("File", "django.core.files"),
            ("SuspiciousFileOperation", "django.core.exceptions"),
            ("cached_property", "django.utils.functional"),
            ("deconstructible", "django.utils.deconstruct"),
            ("file_move_safe", "django.core.files.move"),
            ("filepath_to_uri", "django.utils.encoding"),
            ("get_random_string", "django.utils.crypto"),
            ("get_valid_filename", "django.utils.text"),
            ("locks", "django.core.files"),
            ("safe_join", "django.utils._os"),
            ("setting_changed", "django.core.signals"),
            ("urljoin", "urllib.parse"),
            ("validate_file_name", "django.core.files.utils"),
        )
    }
    examples = [
        Fixes(
            before="""\
                from django.core.files.storage import File, FileSystemStorage, get_random_string

                print(File, FileSystemStorage, get_random_string(3))
                """,
            after="""\
                from django.core.files import File
                from django.core.files.storage import FileSystemStorage
                from django.utils.crypto import get_random_string

                print(File, FileSystemStorage, get_random_string(3))
                """,
        ),
        Keeps("from django.core.files.storage import FileSystemStorage, Storage, default_storage\n"),
    ]
