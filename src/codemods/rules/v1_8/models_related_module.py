"""The module ``django.db.models.related``."""

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.split_modules import SplitModule


class ModelsRelatedModule(SplitModule):
    """``django.db.models.related`` is gone; relations are described by ``ForeignObjectRel`` alone."""

    change = "1.8/models-related-module"
    module = "django.db.models.related"
    renames = {
        "django.db.models.related.RelatedObject": "django.db.models.fields.related.ForeignObjectRel",
        "django.db.models.related.PathInfo": "django.db.models.query_utils.PathInfo",
    }
    suggests = True
    advice = (
        "The attributes have other names: what was model is related_model, what was parent_model is model."
    )
    examples = [
        Suggests(
            before="""\
                from django.db.models.related import PathInfo, RelatedObject

                def is_relation(field):
                    return isinstance(field, RelatedObject), PathInfo
                """,
            after="""\
                from django.db.models.query_utils import PathInfo
                from django.db.models.fields.related import ForeignObjectRel

                def is_relation(field):
                    return isinstance(field, ForeignObjectRel), PathInfo
                """,
        ),
        Flags(
            """\
                from django.db.models import related

                inspect(related)
                """,
            line=1,
        ),
        Keeps(
            """\
                from django.db.models.fields import related
                from django.db.models.query_utils import PathInfo

                print(related.ForeignObjectRel, PathInfo)
                """
        ),
    ]
