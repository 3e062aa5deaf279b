"""Descriptors of related objects."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class RelatedDescriptorsRenamed(RenameSymbols):
    """Descriptors of related objects have new names, in ``django.db.models.fields.related_descriptors``."""

    change = "1.9/related-descriptors-renamed"
    renames = {
        "django.db.models.fields.related.ReverseSingleRelatedObjectDescriptor": "django.db.models.fields.related_descriptors.ForwardManyToOneDescriptor",
        "django.db.models.fields.related.SingleRelatedObjectDescriptor": "django.db.models.fields.related_descriptors.ReverseOneToOneDescriptor",
        "django.db.models.fields.related.ForeignRelatedObjectsDescriptor": "django.db.models.fields.related_descriptors.ReverseManyToOneDescriptor",
        "django.db.models.fields.related.ManyRelatedObjectsDescriptor": "django.db.models.fields.related_descriptors.ManyToManyDescriptor",
        "django.db.models.fields.related.ReverseManyRelatedObjectsDescriptor": "django.db.models.fields.related_descriptors.ManyToManyDescriptor",
        "django.contrib.contenttypes.fields.ReverseGenericRelatedObjectsDescriptor": "django.contrib.contenttypes.fields.ReverseGenericManyToOneDescriptor",
    }
    examples = [
        Fixes(
            before="""\
                from django.db.models.fields.related import ReverseSingleRelatedObjectDescriptor

                class Descriptor(ReverseSingleRelatedObjectDescriptor):
                    pass
                """,
            after="""\
                from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor

                class Descriptor(ForwardManyToOneDescriptor):
                    pass
                """,
        ),
        Fixes(
            before="""\
                from django.db.models.fields import related

                KNOWN = (related.ForeignRelatedObjectsDescriptor,)
                """,
            after="""\
                from django.db.models.fields.related_descriptors import ReverseManyToOneDescriptor

                KNOWN = (ReverseManyToOneDescriptor,)
                """,
        ),
        Keeps(
            source="""\
                from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor
                from shop.related import SingleRelatedObjectDescriptor

                KNOWN = (ForwardManyToOneDescriptor, SingleRelatedObjectDescriptor)
                """,
        ),
    ]
