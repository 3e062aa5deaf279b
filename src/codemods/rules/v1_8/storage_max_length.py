"""``max_length`` in file storages."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class StorageMaxLength(ChangeMethods):
    """``get_available_name()`` and ``save()`` of storages are called with ``max_length``."""

    change = "1.8/storage-max-length"
    also = ("1.10/storage-max-length",)
    bases = ("django.core.files.storage.Storage",)
    mixins = True
    grow = {"get_available_name": (("max_length", "None"),), "save": (("max_length", "None"),)}
    available = "1.8"
    examples = [
        Fixes(
            before="""\
                from django.core.files.storage import FileSystemStorage

                class Overwrite(FileSystemStorage):
                    def get_available_name(self, name):
                        self.delete(name)
                        return super(Overwrite, self).get_available_name(name)

                    def save(self, name, content):
                        return super(Overwrite, self).save(name, content)
                """,
            after="""\
                from django.core.files.storage import FileSystemStorage

                class Overwrite(FileSystemStorage):
                    def get_available_name(self, name, max_length=None):
                        self.delete(name)
                        return super(Overwrite, self).get_available_name(name, max_length=max_length)

                    def save(self, name, content, max_length=None):
                        return super(Overwrite, self).save(name, content, max_length=max_length)
                """,
        ),
        Keeps(
            """\
                from django.core.files.storage import Storage

                class Own(Storage):
                    def get_available_name(self, name, **kwargs):
                        return name

                class Book:
                    def save(self, name, content):
                        pass
                """
        ),
    ]
