"""The rows of what was said."""

from dorpel.conversations.models.answer import Answer, AnswerVersion, AnswerWording, RawText
from dorpel.conversations.models.around import (
    Attachment,
    AttachmentChunk,
    Debrief,
    Handover,
    Turnaway,
)
from dorpel.conversations.models.conversation import Conversation
from dorpel.conversations.models.guide import Guide, GuideVersion, Question, QuestionWording
from dorpel.conversations.models.inbox import ImportBatch, Submission
from dorpel.conversations.models.needs import (
    Concern,
    ConcernNote,
    Referral,
    ReferralRoute,
    ReferralStep,
    Wish,
    WishCall,
)
from dorpel.conversations.models.search import AnswerIndex
from dorpel.conversations.models.voice import Consent, Voice, VoiceCategory
from dorpel.conversations.models.withdrawal import Tombstone, Withdrawal

__all__ = [
    "Answer", "AnswerIndex", "AnswerVersion", "AnswerWording", "Attachment", "AttachmentChunk", "Concern",
    "ConcernNote", "Consent", "Conversation", "Debrief", "Guide", "GuideVersion", "Handover", "ImportBatch",
    "Question", "QuestionWording", "RawText", "Referral", "ReferralRoute", "ReferralStep", "Submission", "Tombstone",
    "Turnaway", "Voice", "VoiceCategory", "Wish", "WishCall", "Withdrawal",
]  # fmt: skip
