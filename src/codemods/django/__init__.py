"""What Django is, release by release: see :mod:`codemods.django.api` for the questions that can be asked."""
