from __future__ import unicode_literals

from django.db import models
from django.utils import six
from django.utils.encoding import force_text


class WordsField(models.TextField):
    """A list of words, kept as one text with spaces."""

    def from_db_value(self, value, expression, connection, context):
        return self.to_python(value)

    def to_python(self, value):
        if isinstance(value, six.string_types):
            return value.split()
        return value or []

    def get_prep_value(self, value):
        if isinstance(value, (list, tuple)):
            return ' '.join(force_text(word) for word in value)
        return value

    def value_to_string(self, obj):
        return self.get_prep_value(self._get_val_from_obj(obj))
