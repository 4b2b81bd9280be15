"""What grew from the talks of the fictional city, from the first reading evening to last week."""

from __future__ import annotations

from functools import partial

from dorpel.coding.operations import recount
from dorpel.config.demo.chance import Clock
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.grown.after import Afterwards
from dorpel.config.demo.grown.book import begin_codebook, mend_codebook
from dorpel.config.demo.grown.calendar import Calendar
from dorpel.config.demo.grown.deciding import answer, propose_all
from dorpel.config.demo.grown.finding import find, take_down
from dorpel.config.demo.grown.heard import UNTIL, followed, reads
from dorpel.config.demo.grown.objecting import object_and_answer
from dorpel.config.demo.grown.planning import plan, report_all, tell_outcomes
from dorpel.config.demo.grown.printing import begin_next, print_edition
from dorpel.config.demo.grown.reading import Desk
from dorpel.config.demo.grown.tables import talk
from dorpel.config.demo.grown.wording import word_answers, word_quotes
from dorpel.config.demo.story import Storyteller


def grow(frame: Frame, clock: Clock, teller: Storyteller, count: int) -> None:
    """All of it, each step through the operation that people use, or as it would have made the rows one by one."""
    codes = begin_codebook(frame, clock)
    desk, found = Desk(frame, clock, teller, codes), reads(teller, count)
    early = [read for read in found if read.day < UNTIL + 15]
    marked = desk.work(early)
    recount(frame.dialogue)
    mend_codebook(frame, clock, codes)
    desk.own.clear()
    star = followed(teller.talker.city.seed, count)
    followed_quote = next((each.quote for each in marked if each.passage == star), None)
    findings = find(frame, clock, marked, followed_quote)
    word_quotes(frame, marked)
    word_answers(frame, teller, early)
    articles = print_edition(frame, clock, findings, followed_quote)
    notes = talk(frame, clock, findings, articles)
    proposals = propose_all(frame, clock, findings, notes)
    take_down(frame, clock, findings)
    answer(frame, clock, proposals)
    actions = plan(frame, clock, proposals)
    calendar = Calendar(clock)
    report_all(frame, calendar, actions)
    object_and_answer(frame, calendar, marked)
    for read in found[len(early) :]:
        calendar.on(read.day, partial(desk.work, [read]), minute=19 * 60)
    Afterwards(frame, calendar, findings)
    calendar.on(431, partial(begin_next, frame, findings))
    calendar.on(446, partial(tell_outcomes, frame, findings))
    calendar.live()
    recount(frame.dialogue)
