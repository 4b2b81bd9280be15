"""Forms for what the dialogue asks, and whom it can point at."""

from dorpel.dialogues.forms.scoped import ScopedForm
from dorpel.dialogues.models import Category, Facet, Purpose, Service, StartingQuestion


class StartingQuestionForm(ScopedForm):
    """A question with which the dialogue set out."""

    class Meta:
        model = StartingQuestion
        fields = ("text", "order")


class ServiceForm(ScopedForm):
    """A service of the city, the OCMW or another body."""

    class Meta:
        model = Service
        fields = ("name", "body", "about")


class FacetForm(ScopedForm):
    """What a resident may tell of themselves."""

    class Meta:
        model = Facet
        fields = ("key", "name", "why", "order")


class CategoryForm(ScopedForm):
    """One of the answers to a facet."""

    class Meta:
        model = Category
        fields = ("key", "name", "order")


class PurposeForm(ScopedForm):
    """What words are asked for."""

    class Meta:
        model = Purpose
        fields = ("key", "sentence", "meaning", "basis", "keep_days", "order")
