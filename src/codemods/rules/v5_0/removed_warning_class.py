"""``RemovedInDjango50Warning``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.warning_classes import RemovedWarning


class RemovedWarningClass(RemovedWarning):
    """The warning class of a release goes with it: ``RemovedInNextVersionWarning`` stays."""

    change = "5.0/removedindjango50warning"
    renames = {
        "django.utils.deprecation.RemovedInDjango50Warning": "django.utils.deprecation.RemovedInNextVersionWarning"
    }
    examples = [
        Fixes(
            before="""\
                import warnings
                from django.utils.deprecation import RemovedInDjango50Warning

                warnings.simplefilter("error", RemovedInDjango50Warning)
                """,
            after="""\
                import warnings
                from django.utils.deprecation import RemovedInNextVersionWarning

                warnings.simplefilter("error", RemovedInNextVersionWarning)
                """,
        ),
        Fixes(
            before="""\
                import pytest

                @pytest.mark.filterwarnings("ignore::django.utils.deprecation.RemovedInDjango50Warning")
                def test():
                    pass

                pytestmark = pytest.mark.filterwarnings("default::django.utils.deprecation.RemovedInDjango50Warning")

                def pytest_configure(config):
                    config.addinivalue_line(
                        "filterwarnings", "error:use of:django.utils.deprecation.RemovedInDjango50Warning:shop"
                    )
                """,
            after="""\
                import pytest

                def test():
                    pass

                pytestmark = pytest.mark.filterwarnings("default::django.utils.deprecation.RemovedInNextVersionWarning")

                def pytest_configure(config):
                    config.addinivalue_line(
                        "filterwarnings", "error:use of:django.utils.deprecation.RemovedInNextVersionWarning:shop"
                    )
                """,
        ),
        Fixes(
            before="""\
                import warnings

                from django.test.utils import ignore_warnings
                from django.utils.deprecation import RemovedInDjango50Warning

                warnings.filterwarnings("ignore", category=RemovedInDjango50Warning)

                @ignore_warnings(category=RemovedInDjango50Warning)
                def test():
                    with warnings.catch_warnings():
                        warnings.simplefilter("ignore", RemovedInDjango50Warning)
                """,
            after="""\
                import warnings

                def test():
                    with warnings.catch_warnings():
                        pass
                """,
        ),
        Fixes(
            before="""\
                import warnings

                from django.utils.deprecation import RemovedInDjango50Warning

                warnings.simplefilter("error", RemovedInDjango50Warning)

                def quietly():
                    warnings.simplefilter("ignore", RemovedInDjango50Warning)
                    run()
                """,
            after="""\
                import warnings

                from django.utils.deprecation import RemovedInNextVersionWarning

                warnings.simplefilter("error", RemovedInNextVersionWarning)

                def quietly():
                    run()
                """,
        ),
        Fixes(
            current="4.1",
            target="5.0",
            before="""\
                import warnings

                from django.utils.deprecation import RemovedInDjango50Warning

                warnings.simplefilter("error", RemovedInDjango50Warning)
                """,
            after="""\
                import warnings

                from django.utils.deprecation import RemovedAfterNextVersionWarning

                warnings.simplefilter("error", RemovedAfterNextVersionWarning)
                """,
        ),
        Flags(
            """\
                import warnings

                from django.utils import deprecation
                from django.utils.deprecation import RemovedInDjango50Warning

                def quietly():
                    with ignore_warnings(category=(RemovedInDjango50Warning, DeprecationWarning)):
                        with ignore_warnings(category=deprecation.RemovedInDjango50Warning):
                            run()
                """,
            lines=(7, 8),
        ),
        Keeps(
            """\
                import warnings

                from django.utils.deprecation import RemovedInDjango50Warning

                warnings.simplefilter("ignore", RemovedInDjango50Warning)
                """,
            target="4.2",
        ),
        Keeps(
            """\
                FILTER = "ignore::shop.django.utils.deprecation.RemovedInDjango50Warning"
                OTHER = "ignore::django.utils.deprecation.RemovedInDjango501Warning"
                """
        ),
        Keeps(
            """\
                class RemovedInDjango50Warning(Warning):
                    pass

                warnings.simplefilter("error", RemovedInDjango50Warning)
                """
        ),
    ]
