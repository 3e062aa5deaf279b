"""Modules that star-import each other in a ring."""

from codemods.engine.memory import check_sources
from codemods.releases import Range
from codemods.rules.v3_0.force_text import ForceText


def test_a_ring_of_star_imports_has_an_end() -> None:
    range = Range.of("2.2", "4.2")
    files = {
        "shop/__init__.py": "",
        "shop/tests/__init__.py": "from shop.tests.test_a import *\nfrom shop.tests.test_b import *\n",
        "shop/tests/test_a.py": "from shop.tests import *\nfrom django.utils.encoding import force_text\nprint(force_text(X))\n",
        "shop/tests/test_b.py": "from shop.tests import *\nfrom shop.tests.test_a import *\nprint(force_text, Unknown)\n",
    }
    outcomes = check_sources(files, [ForceText(range)], range)
    assert "force_str" in (outcomes["shop/tests/test_a.py"].fixed or "")
