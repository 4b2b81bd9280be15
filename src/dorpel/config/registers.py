"""What upper rooms hand to lower ones, on one page: lines for the desk, nouns with wordings, reasons not to close."""

from django.utils.translation import gettext_lazy

from dorpel.challengers import desk_lines as challengers
from dorpel.coding import desk_lines as coding
from dorpel.conversations import desk_lines as conversations
from dorpel.conversations.models import AnswerVersion, AnswerWording
from dorpel.conversations.operations.closing import (
    answers_are_unread,
    file_is_being_read,
    recordings_are_unread,
)
from dorpel.conversations.queries import versions_shown
from dorpel.dialogues import morning, wordings
from dorpel.dialogues.desk_lines import register
from dorpel.dialogues.operations.closing import closing_guards
from dorpel.dialogues.roles import May
from dorpel.dialogues.wordings import Worded
from dorpel.findings import desk_lines as findings
from dorpel.insight import morning as insight_morning
from dorpel.insight.pictures import reach_map, themes_in_time, who_acts
from dorpel.label import desk_lines as label
from dorpel.label import morning as label_morning
from dorpel.laboratory import desk_lines as laboratory
from dorpel.network import desk_lines as network
from dorpel.newspaper import desk_lines as newspaper
from dorpel.newspaper import figures
from dorpel.policy import desk_lines as policy
from dorpel.policy import morning as policy_morning
from dorpel.policy.models import Resolution, ResolutionWording
from dorpel.proposals import desk_lines as proposals
from dorpel.proposals.models import ProposalVersion, ProposalWording
from dorpel.proposals.queries import current_versions as words_of_today
from dorpel.tables import desk_lines as tables


def fill() -> None:
    """Hands over all of it; saying it again changes nothing."""
    _morning()
    _desk()
    _wordings()
    _closing()
    _figures()


def _figures() -> None:
    """The pictures that the newspaper may show: safe for everybody's eyes."""
    figures.register("reach_map", gettext_lazy("where talks were held"), reach_map)
    figures.register("who_acts", gettext_lazy("who should act"), who_acts)
    figures.register("themes_in_time", gettext_lazy("what was spoken of, month by month"), themes_in_time)


def _morning() -> None:
    """What a first screen says before the things to do: most of one's own first."""
    morning.register(May.RESOLVE, policy_morning.answers_owed)
    morning.register(May.SCORE, label_morning.call_of_today)
    morning.register(May.RECORD, insight_morning.own_talks)
    morning.register(May.READ_INSIGHT, insight_morning.talks_so_far)
    morning.register(May.GO_OUT, insight_morning.quiet_places)


def _desk() -> None:
    """In the order in which a dialogue goes: the lines of the desk stand in it too."""
    register(May.GO_OUT, challengers.late_home, challengers.own_evening)
    register(May.RUN_CHALLENGERS, challengers.applications_waiting)
    register(May.RECORD, conversations.own_talks, conversations.own_unread_recordings)
    register(May.MEND_INBOX, conversations.recordings_set_apart)
    register(May.MASK, conversations.answers_to_look_at)
    register(May.HEAR_CONCERNS, conversations.concerns_open)
    register(May.ROUTE, conversations.wishes_waiting)
    register(May.READ_REFERRALS, conversations.referrals_waiting)
    register(May.INVITE, conversations.nobody_connects, conversations.nobody_hears)
    register(May.CODE, coding.answers_unread, coding.objections_waiting)
    register(May.ADOPT, findings.findings_to_adopt)
    register(May.PUBLISH, findings.findings_to_publish, findings.responses_to_show)
    register(May.EDIT_NEWSPAPER, newspaper.editions_to_make)
    register(May.NOTE, tables.tables_without_note, tables.own_tables_ahead)
    register(May.PROPOSE, proposals.notes_without_proposal)
    register(May.RESOLVE, policy.proposals_to_answer, policy.answers_to_look_at_again)
    register(May.RUN_DIALOGUE, policy.answers_late)
    register(May.REPORT, policy.silent_actions)
    register(May.SCORE, label.nominations_to_score)
    register(May.RUN_LABEL, label.nominations_to_answer)
    register(May.EXPERIMENT, laboratory.experiments_over)
    register(May.CONNECT, network.introductions_untold)


def _wordings() -> None:
    """Texts that people translate on the plain pages; findings, quotes and questions have pages of their own."""
    wordings.register(
        "answer",
        Worded(
            AnswerVersion,
            AnswerWording,
            "text",
            "conversations:answer_detail",
            read=May.READ_CONVERSATIONS,
            write=May.CODE,
            about="answer",
            rows=versions_shown,
        ),
    )
    wordings.register(
        "proposal",
        Worded(
            ProposalVersion,
            ProposalWording,
            "title",
            "proposals:proposal_detail",
            read=May.READ_PROPOSALS,
            write=May.PROPOSE,
            about="proposal",
            more=(("text", "body"),),
            rows=words_of_today,
        ),
    )
    wordings.register(
        "resolution",
        Worded(
            Resolution,
            ResolutionWording,
            "reason",
            "policy:resolution_detail",
            read=May.READ_POLICY,
            write=May.RUN_PLAN,
        ),
    )


def _closing() -> None:
    for guard in (answers_are_unread, recordings_are_unread, file_is_being_read):
        if guard not in closing_guards:
            closing_guards.append(guard)
