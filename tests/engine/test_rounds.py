"""What one file's rewrite is the cue for in another is done in the same run."""

from __future__ import annotations

from pathlib import Path

from test_soundness import fix, write


def test_second_run_changes_nothing_across_files(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
            "shop/__init__.py": "",
            "shop/settings.py": "SECRET_KEY = ''\nMIDDLEWARE_CLASSES = ['shop.middleware.Closed']\n",
            "shop/middleware.py": "class Closed(object):\n    def process_request(self, request):\n        return None\n",
            "shop/tests.py": "from shop.middleware import Closed\n\n\ndef test(request):\n"
            "    assert Closed().process_request(request) is None\n",
        },
    )
    fix(tmp_path, "--from=1.9", "--to=5.2")
    first = {path: path.read_bytes() for path in tmp_path.rglob("*.py")}
    assert b"MiddlewareMixin" in first[tmp_path / "shop/middleware.py"]
    fix(tmp_path, "--from=1.9", "--to=5.2")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.py")} == first
