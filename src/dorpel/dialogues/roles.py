"""Every right on one page: what may be done, by which role."""

from collections.abc import Iterable
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class May(StrEnum):
    """What somebody may do in one dialogue. READ_… opens pages; the others change rows."""

    READ_DIALOGUE = "read the dialogue's own course"
    RUN_DIALOGUE = "change phases, decisions, lessons, services, facets and purposes"
    INVITE = "invite people and end memberships"
    READ_JOURNAL = "read who did what"
    READ_CHALLENGERS = "see the challengers, their trainings and outings"
    RUN_CHALLENGERS = "run intakes, choose challengers, plan trainings"
    SUPPORT = "write in the support log"
    GO_OUT = "plan an outing and write its debrief"
    READ_CONVERSATIONS = "read conversations, masked"
    RECORD = "record conversations"
    EDIT_GUIDE = "change the guide"
    READ_RAW = "read words before masking"
    MASK = "mask names and streets in an answer"
    MEND_INBOX = "look at what couldn't be read and mend it"
    IMPORT = "import conversations from a file"
    WITHDRAW = "take back a voice at its resident's request"
    REFER = "note a need that somebody said at the door"
    READ_REFERRALS = "see the needs that were passed to one's own service"
    ANSWER_REFERRALS = "say what was done about a need"
    ROUTE = "see all needs and wishes, choose the service, and call who wants to do something"
    HEAR_CONCERNS = "hear serious concerns, alone"
    READ_CODING = "see quotes, codes and themes"
    CODE = "mark quotes and code them"
    EDIT_CODEBOOK = "change codes and themes"
    READ_FINDINGS = "see findings that aren't published yet"
    WRITE_FINDINGS = "write findings and weigh their evidence"
    ADOPT = "adopt a finding"
    PUBLISH = "publish a finding"
    READ_TABLES = "see rounds, tables and notes"
    RUN_TABLES = "plan rounds and seat people"
    NOTE = "write a table's notes"
    READ_PROPOSALS = "see proposals"
    PROPOSE = "write, merge and split proposals"
    READ_POLICY = "see resolutions and the plan before they are public"
    RESOLVE = "answer a proposal, with the reason"
    RUN_PLAN = "write the policy plan"
    REPORT = "report progress on an action"
    READ_NEWSPAPER = "see editions before they are printed"
    EDIT_NEWSPAPER = "write articles and make pages"
    READ_LABEL = "see the label's calls and nominations"
    RUN_LABEL = "run the label's calls and decide on awards"
    NOMINATE = "nominate a project"
    SCORE = "score a nomination"
    READ_LABORATORY = "see experiments"
    EXPERIMENT = "run an experiment"
    READ_NETWORK = "see asks and offers"
    CONNECT = "ask, offer and introduce"
    READ_INSIGHT = "see reach and outcomes"
    TELL_OUTCOMES = "write indicators and outcome stories"
    EXPORT = "export what may leave the house"


class Role(TextChoices):
    """Who somebody is in a dialogue."""

    CHALLENGER = "challenger", _("challenger")
    CODER = "coder", _("coder")
    EDITOR = "editor", _("editor")
    LEADER = "leader", _("project leader")
    STAFF = "staff", _("staff member")
    BOARD = "board", _("board member")
    JUROR = "juror", _("jury member")
    CONNECTOR = "connector", _("connector")
    TRUST = "trust", _("person of trust")


# A sentence for the person who is invited.
SENTENCES = {
    Role.CHALLENGER: _("You invite fellow residents to a good conversation and write down what they say."),
    Role.CODER: _("You read what was said, mark quotes and write findings, together with others."),
    Role.EDITOR: _("You make the newspaper from findings and quotes."),
    Role.LEADER: _("You lead the dialogue: people, phases, decisions, and everything that is due."),
    Role.STAFF: _("You sit at the conversation tables for the city or the OCMW, write proposals and report progress."),
    Role.BOARD: _("You answer proposals and give the reason in public."),
    Role.JUROR: _("You score the projects that are nominated for the label."),
    Role.CONNECTOR: _("You pass on what residents need to who can help, and call back who wants to do something."),
    Role.TRUST: _("You alone hear of violence, abuse and other danger, and you decide with whom you share it."),
}

_EVERYONE = {
    May.READ_DIALOGUE,
    May.READ_INSIGHT,
    May.READ_FINDINGS,
    May.READ_NETWORK,
    May.CONNECT,
    May.NOMINATE,
    May.READ_LABEL,
}
_SENSEMAKING = {May.READ_CONVERSATIONS, May.READ_CODING, May.CODE, May.EDIT_CODEBOOK, May.WRITE_FINDINGS, May.MASK}
_HELPING = {May.READ_REFERRALS, May.ANSWER_REFERRALS, May.ROUTE}
_CITY = {May.READ_TABLES, May.READ_PROPOSALS, May.READ_POLICY, May.READ_LABORATORY}

GRANTS: dict[Role, frozenset[May]] = {
    Role.CHALLENGER: frozenset(
        _EVERYONE | {May.RECORD, May.REFER, May.READ_CHALLENGERS, May.GO_OUT, May.READ_NEWSPAPER}
    ),
    Role.CODER: frozenset(_EVERYONE | _SENSEMAKING | {May.READ_NEWSPAPER}),
    Role.EDITOR: frozenset(
        _EVERYONE | {May.READ_CONVERSATIONS, May.READ_CODING, May.READ_NEWSPAPER, May.EDIT_NEWSPAPER}
    ),
    # What somebody needs is between them, the connector and the service; danger is for the person of trust alone.
    Role.LEADER: frozenset(set(May) - {May.RESOLVE, May.SCORE} - _HELPING - {May.HEAR_CONCERNS}),
    Role.STAFF: frozenset(
        _EVERYONE
        | _CITY
        | {May.NOTE, May.PROPOSE, May.REPORT, May.RUN_PLAN, May.EXPERIMENT, May.READ_NEWSPAPER}
        | {May.READ_REFERRALS, May.ANSWER_REFERRALS}
    ),
    Role.BOARD: frozenset(_EVERYONE | _CITY | {May.RESOLVE, May.ADOPT, May.READ_NEWSPAPER}),
    Role.JUROR: frozenset({May.READ_DIALOGUE, May.READ_LABEL, May.SCORE}),
    Role.CONNECTOR: frozenset(_EVERYONE | _HELPING | {May.REFER, May.READ_NEWSPAPER}),
    Role.TRUST: frozenset({May.READ_DIALOGUE, May.HEAR_CONCERNS}),
}


def granted(roles: Iterable[Role]) -> frozenset[May]:
    """Everything that somebody with these roles may do."""
    return frozenset().union(*(GRANTS[role] for role in roles))


def roles_that(may: May) -> list[Role]:
    """The roles that hold a right."""
    return [role for role, rights in GRANTS.items() if may in rights]
