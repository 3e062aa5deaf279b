"""``skipIfCustomUser``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeClass


class SkipIfCustomUser(ChangeClass):
    """Tests of Django's own apps no longer run in projects, so ``skipIfCustomUser`` is gone."""

    change = "1.9/skip-if-custom-user"
    also = ("2.0/skip-if-custom-user",)
    drop_decorators = ("django.contrib.auth.tests.utils.skipIfCustomUser",)
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.tests.utils import skipIfCustomUser
                from django.test import TestCase

                @skipIfCustomUser
                class UserTests(TestCase):
                    @skipIfCustomUser
                    def test_user(self):
                        pass
                """,
            after="""\
                from django.test import TestCase

                class UserTests(TestCase):
                    def test_user(self):
                        pass
                """,
        ),
        Keeps(
            source="""\
                from shop.tests import skipIfCustomUser

                @skipIfCustomUser
                def test_user():
                    pass
                """,
        ),
    ]
