import posixpath

from django.core.files.storage import FileSystemStorage, get_storage_class
from django.utils.crypto import get_random_string


class PictureStorage(FileSystemStorage):
    """Keeps pictures apart by a random folder, so that no upload overwrites another one."""

    def generate_filename(self, filename):
        return posixpath.join(get_random_string(), super().generate_filename(filename))


def picture_storage():
    return get_storage_class()()
