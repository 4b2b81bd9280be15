"""Guides that are ready to use, written by us in Dutch and in English; a dialogue takes one over and changes it."""

from typing import NamedTuple

from dorpel.conversations.models import Conversation, Question

ALIVE, BETTER, DO = Question.Group.ALIVE.value, Question.Group.BETTER.value, Question.Group.DO.value
Kind = Conversation.Kind


class Said(NamedTuple):
    """A question in one language: what is asked, what helps to go on, what the challenger should know."""

    text: str
    prompt: str = ""
    help: str = ""


class Asked(NamedTuple):
    """A question in both languages; `only_if` names an earlier one that must have been answered (or not)."""

    key: str
    group: str
    nl: Said
    en: Said
    asks_doer: bool = True
    only_if: str = ""
    only_if_answered: bool = True


class Ready(NamedTuple):
    """A whole guide."""

    key: str
    nl: str
    en: str
    about_nl: str
    about_en: str
    kinds: tuple[str, ...]
    questions: tuple[Asked, ...]


GENK = Ready(
    "genk",
    "Wat leeft er bij u?",
    "What is alive for you?",
    "De drie groepen vragen waarmee Genk aan 3.200 deuren begon.",
    "The three groups of questions with which Genk began at 3,200 doors.",
    (),
    (
        Asked(
            "alive",
            ALIVE,
            Said(
                "Wat leeft er bij u in deze buurt?",
                "Vertel eens over een keer dat u dat merkte.",
                "Zwijg even na de vraag. Het eerste antwoord is zelden het hele verhaal.",
            ),
            Said(
                "What is alive for you in this neighbourhood?",
                "Tell me about a time when you noticed that.",
                "Stay silent for a moment after asking. The first answer is seldom the whole story.",
            ),
            asks_doer=False,
        ),
        Asked(
            "important",
            ALIVE,
            Said("Wat vindt u belangrijk in hoe we hier samenleven?", "Waar komt dat vandaan, voor u?"),
            Said("What matters to you in how we live together here?", "Where does that come from, for you?"),
            asks_doer=False,
        ),
        Asked(
            "good",
            BETTER,
            Said("Wat is hier goed en moet zo blijven?", "Wie zorgt ervoor dat het zo is?"),
            Said("What is good here and should stay?", "Who sees to it that it is so?"),
        ),
        Asked(
            "better",
            BETTER,
            Said(
                "Wat kan hier beter?",
                "Hoe zou het eruitzien als het beter was?",
                "Vraag naar één ding tegelijk. Schrijf op wat men zegt, niet wat u ervan vindt.",
            ),
            Said(
                "What could be better here?",
                "What would it look like if it were better?",
                "Ask about one thing at a time. Write down what they say, not what you think of it.",
            ),
        ),
        Asked(
            "self",
            DO,
            Said("Wat kunt u er zelf aan doen?", "Wat zou een eerste kleine stap zijn?"),
            Said("What can you do about it yourself?", "What would be a first small step?"),
            asks_doer=False,
            only_if="better",
        ),
        Asked(
            "together",
            DO,
            Said("Wat kunnen we als buurt samen doen?", "Wie zou u daarbij vragen?"),
            Said("What can we do together as neighbours?", "Whom would you ask to join?"),
            asks_doer=False,
        ),
        Asked(
            "city",
            DO,
            Said("Wat moet de stad doen?", "Wat is het eerste dat de stad moet weten?"),
            Said("What should the city do?", "What is the first thing that the city should know?"),
            asks_doer=False,
        ),
    ),
)

TABLE = Ready(
    "table",
    "Kennismaken, ervaren, dromen, doen",
    "Getting to know, experience, dream, do",
    "Vier stappen voor vijf tot acht mensen rond een tafel, in een avond.",
    "Four steps for five to eight people around a table, in one evening.",
    (Kind.GROUP.value, Kind.CIRCLE.value),
    (
        Asked(
            "know",
            ALIVE,
            Said(
                "Wie bent u, en wat brengt u hier?",
                "Wat zou een buur van u niet weten?",
                "Iedereen komt één keer aan het woord voor er iemand reageert.",
            ),
            Said(
                "Who are you, and what brings you here?",
                "What would a neighbour not know about you?",
                "Everybody speaks once before anybody answers.",
            ),
            asks_doer=False,
        ),
        Asked(
            "experience",
            ALIVE,
            Said(
                "Vertel over een keer dat samenleven hier lukte. Of juist niet.",
                "Wat deed u toen? En de anderen?",
                "Spreek vanuit “ik”. Vraag door bij “men” en “ze”.",
            ),
            Said(
                "Tell us about a time when living together worked here. Or when it didn't.",
                "What did you do then? And the others?",
                "Speak for yourself, from “I”. Ask on when you hear “people” and “they”.",
            ),
            asks_doer=False,
        ),
        Asked(
            "dream",
            BETTER,
            Said("Hoe is het hier over tien jaar, als het gaat zoals u droomt?", "Wat ziet u 's morgens als eerste?"),
            Said(
                "How is it here in ten years, if it goes as you dream?",
                "What is the first thing you see in the morning?",
            ),
        ),
        Asked(
            "do",
            DO,
            Said(
                "Wat is de eerste stap, en wat doet u zelf morgen?",
                "Wie vraagt u om mee te doen?",
                "Schrijf elke belofte op in de woorden van wie ze doet.",
            ),
            Said(
                "What is the first step, and what do you do yourself tomorrow?",
                "Whom do you ask to join in?",
                "Write down each promise in the words of who makes it.",
            ),
        ),
    ),
)

STALL = Ready(
    "stall",
    "Eén vraag aan het kraam",
    "One question at the stall",
    "Voor de markt, de schoolpoort of een feest: veel korte stemmen, zonder de hele leidraad.",
    "For the market, the school gate or a feast: many short voices, without the whole guide.",
    (Kind.STALL.value,),
    (
        Asked(
            "one",
            ALIVE,
            Said(
                "Wat zou u morgen in deze buurt veranderen, of juist houden?",
                "Waarom net dat?",
                "Twee minuten is genoeg. Wie meer wil vertellen: spreek af voor een gesprek thuis.",
            ),
            Said(
                "What would you change in this neighbourhood tomorrow, or keep as it is?",
                "Why that?",
                "Two minutes are enough. Somebody has more to tell? Agree on a talk at home.",
            ),
        ),
    ),
)

READY = {guide.key: guide for guide in (GENK, TABLE, STALL)}
