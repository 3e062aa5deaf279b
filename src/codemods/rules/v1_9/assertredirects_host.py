"""Arguments of assertions."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class AssertRedirectsHost(ChangeArguments):
    """``assertRedirects()`` takes no ``host``."""

    change = "1.9/assertredirects-host"
    also = ("2.0/assertredirects-host",)
    methods = ("django.test.testcases.SimpleTestCase.assertRedirects",)
    remove = {"host": None}
    examples = [
        Fixes(
            before="""\
                from django.test import TestCase

                class OrderTests(TestCase):
                    def test(self):
                        self.assertRedirects(self.client.get("/"), "/a/", host="testserver")
                """,
            after="""\
                from django.test import TestCase

                class OrderTests(TestCase):
                    def test(self):
                        self.assertRedirects(self.client.get("/"), "/a/")
                """,
        ),
        Keeps("""\
                from django.test import TestCase

                class OrderTests(TestCase):
                    def test(self):
                        self.assertRedirects(self.client.get("/"), "/a/", status_code=301)
                        self.assertContains(self.client.get("/"), "/a/", host="testserver")
                """),
    ]
