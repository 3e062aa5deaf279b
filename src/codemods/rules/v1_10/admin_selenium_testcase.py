"""``AdminSeleniumWebDriverTestCase``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class AdminSeleniumTestcase(RenameSymbols):
    """``AdminSeleniumWebDriverTestCase`` is ``AdminSeleniumTestCase`` now; the browser is chosen when tests are run."""

    change = "1.10/undocumented-admin-selenium-testcase"
    renames = {
        "django.contrib.admin.tests.AdminSeleniumWebDriverTestCase": (
            "django.contrib.admin.tests.AdminSeleniumTestCase"
        )
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin.tests import AdminSeleniumWebDriverTestCase

                class PageTests(AdminSeleniumWebDriverTestCase):
                    pass
                """,
            after="""\
                from django.contrib.admin.tests import AdminSeleniumTestCase

                class PageTests(AdminSeleniumTestCase):
                    pass
                """,
        ),
        Keeps(
            "from shop.tests import AdminSeleniumWebDriverTestCase\n\nprint(AdminSeleniumWebDriverTestCase)\n"
        ),
    ]
