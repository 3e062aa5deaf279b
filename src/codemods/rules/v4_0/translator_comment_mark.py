"""``TRANSLATOR_COMMENT_MARK``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class TranslatorCommentMark(RenameSymbols):
    """``TRANSLATOR_COMMENT_MARK`` lives in ``django.utils.translation.template``."""

    change = "4.0/translator-comment-mark"
    renames = {
        "django.template.base.TRANSLATOR_COMMENT_MARK": "django.utils.translation.template.TRANSLATOR_COMMENT_MARK"
    }
    examples = [
        Fixes(
            before="""\
                from django.template.base import TRANSLATOR_COMMENT_MARK, Token

                print(TRANSLATOR_COMMENT_MARK, Token)
                """,
            after="""\
                from django.template.base import Token
                from django.utils.translation.template import TRANSLATOR_COMMENT_MARK

                print(TRANSLATOR_COMMENT_MARK, Token)
                """,
        ),
        Keeps(
            """\
                from django.utils.translation.template import TRANSLATOR_COMMENT_MARK

                print(TRANSLATOR_COMMENT_MARK)
                """
        ),
    ]
