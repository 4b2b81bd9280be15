"""What follows from what, on one page; every fact has its line here, also when nothing follows."""

from dorpel.challengers.facts import ChallengerChosen
from dorpel.coding import operations as coding
from dorpel.coding.facts import QuotesGoing, QuotesSilenced, QuotesUncounted, QuotesUnprintable
from dorpel.conversations.facts import (
    AnswerChanged,
    AnswersHidden,
    BatchPublished,
    ConsentTakenBack,
    ConversationCorrected,
    ConversationCorrecting,
    ConversationsKept,
    VoiceLeaving,
    WithdrawalDone,
)
from dorpel.conversations.operations.erase import forgets
from dorpel.conversations.operations.inbox import parses
from dorpel.conversations.operations.read import read_conversation
from dorpel.conversations.operations.read_beside import keep_debrief_record, keep_referral_record, keep_wish_record
from dorpel.conversations.operations.withdraw import witness
from dorpel.core.events import on
from dorpel.dialogues.facts import DialogueClosed, MembershipBegun, MembershipEnded
from dorpel.exchange.operations.export import forget_exports
from dorpel.findings import operations as findings
from dorpel.findings.facts import EvidenceLost, FindingPublished, FindingUnpublished
from dorpel.insight import operations as insight
from dorpel.journal import operations as journal
from dorpel.journal.facts import Written
from dorpel.label.facts import LabelAwarded
from dorpel.laboratory import operations as laboratory
from dorpel.laboratory.facts import ExperimentEnded
from dorpel.network.facts import IntroductionTold
from dorpel.newspaper import operations as newspaper
from dorpel.newspaper.facts import EditionPrinted
from dorpel.pages.leaving import look
from dorpel.people.facts import ContactKept, ContactOpened, DeviceAdded, DeviceRevoked, PersonChanged
from dorpel.policy.facts import ActionReported, ProposalResolved


def wire() -> None:
    """Says all of it, once; saying it again changes nothing."""
    _facts()
    _registers()


def _facts() -> None:
    # people
    on(PersonChanged, journal.journal_person_changed)
    on(DeviceAdded, journal.journal_device_added)
    on(DeviceRevoked, journal.journal_device_revoked)
    on(ContactKept, journal.journal_contact_kept)
    on(ContactOpened, journal.journal_contact_opened)
    # journal
    on(Written, insight.index_written)
    # dialogues
    on(MembershipBegun)
    on(MembershipEnded)
    on(DialogueClosed)
    # challengers
    on(ChallengerChosen)
    # conversations
    on(ConversationsKept, insight.count_kept)
    on(BatchPublished, insight.count_published)
    on(ConversationCorrecting, insight.count_correcting)
    on(ConversationCorrected, insight.count_corrected)
    on(AnswerChanged, coding.reanchor)
    on(AnswersHidden, coding.silence_hidden)
    on(ConsentTakenBack, coding.stop_showing)
    on(VoiceLeaving, coding.forget_voice, insight.count_withdrawn)
    on(WithdrawalDone)
    # coding
    on(QuotesGoing, newspaper.take_out, findings.drop_evidence, insight.index_blotted)
    on(QuotesSilenced, newspaper.look_again, findings.review_evidence)
    on(QuotesUncounted, newspaper.look_again, findings.drop_evidence)
    on(QuotesUnprintable, newspaper.take_off, findings.hide_evidence)
    # findings
    on(FindingPublished)
    on(FindingUnpublished)
    on(EvidenceLost)
    # policy
    on(ProposalResolved)
    on(ActionReported)
    # newspaper
    on(EditionPrinted)
    # label, laboratory, network
    on(LabelAwarded)
    on(ExperimentEnded, laboratory.learn)
    on(IntroductionTold)


def _registers() -> None:
    """Registers of lower rooms that upper rooms fill: parsers of the inbox, witnesses and erasers of a withdrawal."""
    parses("conversation", read_conversation)
    parses("referral", keep_referral_record)
    parses("wish", keep_wish_record)
    parses("debrief", keep_debrief_record)
    witness(look)
    forgets(newspaper.forget_pages)
    forgets(forget_exports)
