"""The module ``django.contrib.contenttypes.generic``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.split_modules import SplitModule

_HOMES = {
    "fields": ("GenericForeignKey", "GenericRelation", "GenericRel", "create_generic_related_manager",
               "ReverseGenericRelatedObjectsDescriptor"),
    "forms": ("BaseGenericInlineFormSet", "generic_inlineformset_factory"),
    "admin": ("GenericInlineModelAdmin", "GenericStackedInline", "GenericTabularInline",
              "GenericInlineModelAdminChecks"),
}  # fmt: skip


class ContenttypesGeneric(SplitModule):
    """``django.contrib.contenttypes.generic`` was split into ``fields``, ``forms`` and ``admin``."""

    change = "1.7/contenttypes-generic"
    also = ("1.7/contenttypes-generic-private", "1.9/contenttypes-generic")
    module = "django.contrib.contenttypes.generic"
    renames = {
        f"django.contrib.contenttypes.generic.{name}": f"django.contrib.contenttypes.{home}.{name}"
        for home, names in _HOMES.items()
        for name in names
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.contenttypes import generic
                from django.contrib.contenttypes.models import ContentType
                from django.db import models


                class Tag(models.Model):
                    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
                    content_object = generic.GenericForeignKey("content_type", "object_id")


                class TagInline(generic.GenericTabularInline):
                    model = Tag
                """,
            after="""\
                from django.contrib.contenttypes.admin import GenericTabularInline
                from django.contrib.contenttypes.fields import GenericForeignKey
                from django.contrib.contenttypes.models import ContentType
                from django.db import models


                class Tag(models.Model):
                    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
                    content_object = GenericForeignKey("content_type", "object_id")


                class TagInline(GenericTabularInline):
                    model = Tag
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.contenttypes.generic import GenericRelation, generic_inlineformset_factory

                print(GenericRelation, generic_inlineformset_factory)
                """,
            after="""\
                from django.contrib.contenttypes.forms import generic_inlineformset_factory
                from django.contrib.contenttypes.fields import GenericRelation

                print(GenericRelation, generic_inlineformset_factory)
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.contenttypes import generic, models

                print(models)
                """,
            after="""\
                from django.contrib.contenttypes import models

                print(models)
                """,
        ),
        Flags(
            """\
                from django.contrib.contenttypes import generic

                register(generic)
                """,
            line=1,
        ),
        Keeps(
            """\
                from django.contrib.contenttypes.fields import GenericForeignKey
                from django.views import generic

                print(generic.ListView, GenericForeignKey)
                """
        ),
    ]
