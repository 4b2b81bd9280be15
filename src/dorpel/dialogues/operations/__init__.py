"""What can be done with a dialogue, its course and its people."""

from dorpel.dialogues.operations.beginning import begin, keep_dialogue
from dorpel.dialogues.operations.closing import CannotClose, close, closing_guards
from dorpel.dialogues.operations.course import drop_phase
from dorpel.dialogues.operations.members import (
    InvitationShut,
    LastLeader,
    accept,
    end_membership,
    find_invitation,
    invite,
    link_token,
    revoke_invitation,
)
from dorpel.dialogues.operations.wordings import StaleWording, word

__all__ = [
    "CannotClose", "InvitationShut", "LastLeader", "StaleWording", "accept", "begin", "close", "closing_guards",
    "drop_phase", "end_membership", "find_invitation", "invite", "keep_dialogue", "link_token", "revoke_invitation",
    "word",
]  # fmt: skip
