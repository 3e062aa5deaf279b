from django import forms
from django.utils.translation import ugettext, ugettext_lazy as _

from .models import Category, Product


class ProductForm(forms.ModelForm):
    class Meta:
        model = Product
        fields = ["category", "name", "slug", "price", "featured", "supplier"]

    def _get_validation_exclusions(self):
        # The slug is written by clean(), after the model has been looked at.
        exclude = super()._get_validation_exclusions()
        exclude.append("slug")
        return exclude

    def clean_price(self):
        price = self.cleaned_data["price"]
        if price == 0:
            raise forms.ValidationError(ugettext("Nothing is for free."))
        return price


class SearchForm(forms.Form):
    words = forms.CharField(label=_("Words"), required=False)
    categories = forms.ModelMultipleChoiceField(
        Category.objects.all(),
        required=False,
        error_messages={"list": _("Choose from the list.")},
    )


class LinkForm(forms.Form):
    """A shop that sends visitors here."""

    homepage = forms.URLField(label=_("Homepage"))


LinkFormSet = forms.formset_factory(LinkForm, extra=1)
