"""The module ``django.test.simple``."""

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.split_modules import SplitModule


class TestSimple(SplitModule):
    """``django.test.simple`` is gone; ``DiscoverRunner`` runs the tests."""

    change = "1.8/test-simple"
    module = "django.test.simple"
    renames = {"django.test.simple.DjangoTestSuiteRunner": "django.test.runner.DiscoverRunner"}
    suggests = True
    advice = "It finds tests in files named test*.py, and is told what to run by dotted paths."
    examples = [
        Suggests(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                TEST_RUNNER = "django.test.simple.DjangoTestSuiteRunner"
                """,
            after="""\
                SECRET_KEY = ""
                TEST_RUNNER = "django.test.runner.DiscoverRunner"
                """,
        ),
        Suggests(
            before="""\
                from django.test.simple import DjangoTestSuiteRunner

                class Runner(DjangoTestSuiteRunner):
                    pass
                """,
            after="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    pass
                """,
        ),
        Flags(
            """\
                from django.test.simple import build_suite

                print(build_suite)
                """,
            line=1,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                TEST_RUNNER = "shop.test.simple.DjangoTestSuiteRunner"
                """,
        ),
    ]
