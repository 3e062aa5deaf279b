"""Put new bytes in the place of a file, so that whoever looks finds the old ones or the new ones."""

# File descriptors and names, no path objects:
# ruff: noqa: PTH101, PTH105, PTH108, PTH118, PTH123

from __future__ import annotations

import contextlib
import itertools
import os
import stat

__all__ = ["NotWritten", "replace"]

_counter = itertools.count()


class NotWritten(Exception):
    """The file stays as it is; ``str()`` is the reason, a clause that follows the file's name."""


def replace(path: str, old: bytes, new: bytes) -> None:
    """Make ``new`` the content of the regular file ``path``, if its content is ``old``.

    ``path`` has no links in it. Mode, owner and extended attributes are kept as far as the system lets us. The new
    content is on the disk before it takes the place of the old one. Raises ``NotWritten``; on any exception, an
    interrupt too, the file is whole and nothing else is left behind.
    """
    try:
        before = _check(path, old)
        temporary, descriptor = _create(path)
        try:
            try:
                _write(descriptor, new)
                _copy_attributes(path, before, descriptor, temporary)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            if _identity(os.lstat(path)) != _identity(before):
                raise NotWritten("has changed since it was read; run again")
            os.replace(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
    except FileNotFoundError:
        raise NotWritten("has gone since it was read; run again") from None
    except OSError as error:
        raise NotWritten(f"cannot be written ({error.strerror or error})") from None


def _check(path: str, old: bytes) -> os.stat_result:
    """The status of the file, if it may be replaced and still holds ``old``."""
    if not stat.S_ISREG(os.lstat(path).st_mode):  # asked before it is opened: a pipe would block
        raise NotWritten("is not a regular file")
    with open(path, "rb") as stream:
        status = os.fstat(stream.fileno())
        content = stream.read()
    if content != old:
        raise NotWritten("has changed since it was read; run again")
    if not os.access(path, os.W_OK):
        # The folder would let us replace it all the same, but that is not what a read-only file is for.
        raise NotWritten("is read-only")
    return status


def _identity(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _create(path: str) -> tuple[str, int]:
    """A new file beside ``path``, open for writing, readable by nobody else yet."""
    folder, name = os.path.split(path)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    while True:
        # Cut, as file systems limit the length of a name.
        temporary = os.path.join(folder, f".{name[:50]}.{os.getpid()}-{next(_counter)}.codemods")
        try:
            return temporary, os.open(temporary, flags, 0o600)
        except FileExistsError:
            continue


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _copy_attributes(path: str, before: os.stat_result, descriptor: int, temporary: str) -> None:
    if hasattr(os, "fchown"):
        own = os.fstat(descriptor)
        if (own.st_uid, own.st_gid) != (before.st_uid, before.st_gid):
            try:
                os.fchown(descriptor, before.st_uid, before.st_gid)
            except OSError:
                with contextlib.suppress(OSError):
                    os.fchown(descriptor, -1, before.st_gid)
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(path):
                with contextlib.suppress(OSError):
                    os.setxattr(descriptor, name, os.getxattr(path, name))
    # Last, as a change of the owner may clear bits of the mode.
    mode = stat.S_IMODE(before.st_mode)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)
    else:
        os.chmod(temporary, mode)
