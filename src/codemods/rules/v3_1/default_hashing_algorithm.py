"""The setting ``DEFAULT_HASHING_ALGORITHM``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeSettings


class DefaultHashingAlgorithm(ChangeSettings):
    """``DEFAULT_HASHING_ALGORITHM`` was there for the upgrade to 3.1 only."""

    change = "3.1/default-hashing-algorithm"
    also = ("4.0/default-hashing-algorithm",)
    remove = {
        "DEFAULT_HASHING_ALGORITHM": "Drop it once no instance of the project runs a release before 3.1."
    }
    available = "3.1"
    examples = [
        Fixes(
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                DEFAULT_HASHING_ALGORITHM = "sha1"
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                """,
            path="shop/settings.py",
        ),
        Keeps("""\
                class Options:
                    DEFAULT_HASHING_ALGORITHM = "sha1"

                print(Options.DEFAULT_HASHING_ALGORITHM)
                """),
    ]
