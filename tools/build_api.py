"""Make the tables of ``codemods.django`` from Django's source distributions.

    python -m pip download --no-deps --no-binary :all: -d SDISTS Django==5.2.19    # the last patch of each release
    python tools/build_api.py SDISTS

reads every ``Django-X.Y.Z.tar.gz`` in the folder statically (the newest patch of each feature release that
``codemods.releases`` knows) and writes ``src/codemods/django/tables.bin``. The same sdists give the same bytes.
"""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]

from api_pack import merge_modules, merge_plain, pack  # noqa: E402
from api_resolve import Resolver  # noqa: E402
from api_sdist import find_sdists, open_sdist  # noqa: E402
from api_surfaces import apps, commands, settings, template_libraries, templates  # noqa: E402

from codemods.releases import KNOWN, Release  # noqa: E402

__all__ = ["OUTPUT", "build", "main"]

OUTPUT = ROOT / "src" / "codemods" / "django" / "tables.bin"


def build(paths: list[Path]) -> bytes:
    """The bytes of the tables of these sdists, given oldest release first."""
    modules: list[dict[str, Any]] = []
    tables: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("settings", "tags", "filters", "commands", "templates", "apps")
    }
    releases: list[str] = []
    versions: list[str] = []
    for path in paths:
        sdist = open_sdist(path)
        for note in sdist.unread:
            print(f"{path.name}: cannot be read: {note}", file=sys.stderr)
        resolver = Resolver(sdist)
        releases.append(str(Release(*sdist.release)))
        versions.append(sdist.version)
        modules.append(resolver.modules())
        tables["settings"].append(settings(sdist))
        libraries = template_libraries(sdist)
        tables["tags"].append(libraries["tags"])
        tables["filters"].append(libraries["filters"])
        tables["commands"].append(commands(sdist, resolver))
        tables["templates"].append(templates(sdist))
        tables["apps"].append(dict.fromkeys(apps(sdist), True))
        del sdist, resolver
        gc.collect()
    _forget_gone_settings(tables["settings"])
    return pack(
        releases, versions, merge_modules(modules), {name: merge_plain(each) for name, each in tables.items()}
    )


def _forget_gone_settings(releases: list[dict[str, Any]]) -> None:
    """A setting that had a default is gone once it has none, even where left-over code still looks for it."""
    had_default: set[str] = set()
    for table in releases:
        for name in sorted(had_default & set(table)):
            if not table[name][0]:
                del table[name]
        had_default.update(name for name, (source, _literal) in table.items() if source)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sdists", type=Path, help="folder of Django-X.Y.Z.tar.gz files")
    parser.add_argument(
        "--output", type=Path, default=OUTPUT, help="where to write (default: into the package)"
    )
    arguments = parser.parse_args()
    found = find_sdists(arguments.sdists)
    missing = [str(release) for release in KNOWN if tuple(release) not in found]
    if missing:
        print(
            f"No sdist in {arguments.sdists} of Django {', '.join(missing)}; download it first.",
            file=sys.stderr,
        )
        return 2
    data = build([found[release.major, release.minor] for release in KNOWN])
    arguments.output.write_bytes(data)
    print(f"{arguments.output}: {len(data):,} bytes, {len(KNOWN)} releases")
    return 0


if __name__ == "__main__":
    sys.exit(main())
