"""The pages of findings."""

from dorpel.findings.views.evidence import evidence_list, looked_form, removal, showing
from dorpel.findings.views.findings import finding_detail, finding_form, finding_list, wording_form
from dorpel.findings.views.publishing import adoption, publication, takedown
from dorpel.findings.views.responses import response_detail, response_list, response_refusal, response_showing

__all__ = [
    "adoption", "evidence_list", "finding_detail", "finding_form", "finding_list", "looked_form",
    "publication", "removal", "response_detail", "response_list", "response_refusal", "response_showing",
    "showing", "takedown", "wording_form",
]  # fmt: skip
