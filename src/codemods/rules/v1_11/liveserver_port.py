"""The port of the live test server."""

import re

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.expected_texts import ExpectedTexts


class LiveserverPort(ExpectedTexts):
    """The live test server takes any port that is free, no longer 8081 and the ones behind it."""

    change = "1.11/liveserver-port-zero"
    words = ("localhost:8081",)
    pattern = re.compile(r"localhost:8081\b")
    html_too = True
    advice = "Ask live_server_url, or set the attribute port of the test class."
    examples = [
        Flags(
            path="shop/tests.py",
            source="""\
                def test_page(self):
                    self.browser.get("http://localhost:8081/books/")
                """,
            line=2,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                def test_page(self):
                    \"\"\"http://localhost:8081/ is where it was.\"\"\"
                    self.browser.get(self.live_server_url + "/books/")
                    self.browser.get("http://localhost:80812/")
                """,
        ),
        Keeps("SEARCH = 'http://localhost:8081/'\n"),
    ]
