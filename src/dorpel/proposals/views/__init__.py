"""The pages of proposals."""

from dorpel.proposals.views.family import proposal_merger, proposal_split
from dorpel.proposals.views.proposals import proposal_detail, proposal_form, proposal_list

__all__ = ["proposal_detail", "proposal_form", "proposal_list", "proposal_merger", "proposal_split"]
