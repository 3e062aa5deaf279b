"""``RemovedInDjango50Warning``."""

from codemods.rules.examples import Fixes, Keeps
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

                def pytest_configure(config):
                    config.addinivalue_line(
                        "filterwarnings", "error:use of:django.utils.deprecation.RemovedInDjango50Warning:shop"
                    )
                """,
            after="""\
                import pytest

                @pytest.mark.filterwarnings("ignore::django.utils.deprecation.RemovedInNextVersionWarning")
                def test():
                    pass

                def pytest_configure(config):
                    config.addinivalue_line(
                        "filterwarnings", "error:use of:django.utils.deprecation.RemovedInNextVersionWarning:shop"
                    )
                """,
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
