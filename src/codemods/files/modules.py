"""Under which dotted names a file of the repository can be imported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["module_name", "module_names", "source_roots"]


def source_roots(paths: Iterable[str]) -> tuple[str, ...]:
    """The folders that are, or may be, on ``sys.path``: the likeliest first, which is the deepest.

    ``paths`` are the Python files of the repository, relative to its root with forward slashes; so are the results,
    ``""`` being the root itself. A source root is the root, ``src``, a folder with a ``manage.py``, and each folder
    that holds a top-level package (one with an ``__init__.py`` whose parent has none, or has a name that no package can
    have). A ``manage.py`` within a package of a package rarely goes by the names that its own folder gives, so that
    folder comes last; as does a package with a ``setup.py``, which installs what is below it, or is a module of its own.
    """
    roots = {""}
    packages: set[str] = set()
    managed: set[str] = set()
    installed: set[str] = set()
    for path in paths:
        folder, _, name = path.rpartition("/")
        if name == "__init__.py":
            if not folder or folder.rpartition("/")[2].isidentifier():
                packages.add(folder)
        elif name == "manage.py":
            managed.add(folder)
        elif name == "setup.py":
            installed.add(folder)
        if path.startswith("src/"):
            roots.add("src")
    for package in packages:
        parent = package.rpartition("/")[0]
        if package and parent not in packages:
            roots.add(parent)
    inner = {folder for folder in managed & packages if folder.rpartition("/")[0] in packages}
    inner = (inner | (installed & packages - managed)) - roots
    return tuple(
        sorted(roots | managed | inner, key=lambda root: (root in inner, -root.count("/") - bool(root), root))
    )


def module_names(path: str, source_roots: Sequence[str]) -> tuple[str, ...]:
    """Every dotted name under which the file at ``path`` can be imported, the likeliest first; none for a script.

    A file may have several: ``site/shop/models.py`` is ``shop.models`` to a ``site/manage.py``, and ``site.shop.models``
    to what runs from the root. Folders without an ``__init__.py`` are taken as namespace packages.
    """
    if not path.endswith(".py"):
        return ()
    names: list[str] = []
    for root in source_roots:
        if root and not path.startswith(root + "/"):
            continue
        parts = path[len(root) + bool(root) : -3].split("/")
        if parts[-1] == "__init__":
            parts.pop()
        if parts and all(map(str.isidentifier, parts)):
            names.append(".".join(parts))
    return tuple(dict.fromkeys(names))


def module_name(path: str, source_roots: Sequence[str]) -> str | None:
    """The likeliest of ``module_names``, None where there is none."""
    names = module_names(path, source_roots)
    return names[0] if names else None
