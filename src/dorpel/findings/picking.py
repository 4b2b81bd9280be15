"""A form field for rooms above: one finding, chosen by what it says."""

from typing import Any

from django import forms

from dorpel.findings.models import Finding
from dorpel.findings.queries import current


class FindingField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Findings by their claims, the newest first; the form narrows them to its dialogue."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=current(Finding.objects.order_by("-pk")), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """What the finding says today."""
        return str(obj.claim or obj.reference)
