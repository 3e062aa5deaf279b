from django import forms
from django.forms.util import flatatt
from django.utils.datastructures import SortedDict
from django.utils.encoding import force_text
from django.utils.translation import ugettext_lazy as _, ungettext_lazy

from boards.models import Post, Thread

SHORT = ungettext_lazy('Write at least %d letter.', 'Write at least %d letters.')

KINDS = SortedDict([('question', _('Question')), ('news', _('News'))])


class ThreadForm(forms.ModelForm):
    kind = forms.ChoiceField(choices=KINDS.items(), required=False)

    class Meta:
        model = Thread
        fields = ['title']

    def clean_title(self):
        title = force_text(self.cleaned_data['title'])
        if len(title) < 3:
            raise forms.ValidationError(SHORT % 3)
        return title


class PostForm(forms.ModelForm):
    class Meta:
        model = Post
        fields = ['text', 'address']


def attributes(**attrs):
    return flatatt(attrs)
