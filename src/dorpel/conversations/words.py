"""What is wrong with a record, in words: one sentence for each code that stands in an inbox row."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROBLEMS: dict[str, Promise] = {
    "not_utf8": _("The bytes are no readable text (UTF-8)."),
    "not_json": _("The text is no JSON."),
    "too_deep": _("The JSON has too many levels."),
    "field_twice": _("A field stands there twice."),
    "wrong_type": _("This field holds something of another kind."),
    "too_long": _("This text is too long."),
    "too_many": _("This list is too long."),
    "unstorable": _("This text holds a sign that can't be kept."),
    "unknown_value": _("This field holds something that we don't know."),
    "unknown_field": _("We don't know this field."),
    "missing": _("This field is missing."),
    "sealed": _("The record is sealed and we can't open it."),
    "wrong_record": _("The record says another id than its address."),
    "record_taken": _("This id already belongs to something else."),
    "number_twice": _("Two voices have the same number."),
    "wrong_receipt": _("This is no receipt code."),
    "receipt_taken": _("This receipt code already belongs to another voice."),
    "receipt_changed": _("This voice already has another receipt code."),
    "unknown_voice": _("This answer is by a voice that isn't in the talk."),
    "answered_twice": _("This question was answered twice by the same voice."),
    "unknown_guide": _("We don't know this guide."),
    "unknown_question": _("This question isn't in the guide."),
    "unknown_neighbourhood": _("We don't know this neighbourhood."),
    "unknown_method": _("We don't know this method."),
    "unknown_category": _("We don't know this category."),
    "unknown_purpose": _("We don't know this purpose."),
    "child_contact": _("Nobody under 16 is called back."),
    "child_sound": _("Sound is recorded only of people of 16 or older."),
    "sound_not_all": _("Sound is recorded only when everybody in the talk says yes."),
    "child_guardian": _("For somebody under 16 a parent or the school must agree."),
    "child_alone": _("Under 13 only group talks are kept, and nothing that a child tells of itself."),
    "not_agreed": _("A need is passed on only when the resident agrees."),
    "no_challenger": _("Who sent this is no challenger here."),
    "draft": _("This talk came from a rescue file and wasn't finished on the phone."),
    "was_held": _("This talk was kept before. To take it back, use the receipt code."),
    "no_longer_allowed": _("Who sent this may no longer record here, or the device was stopped."),
    "our_mistake": _("Our program stopped while reading this. The mistake is ours."),
    "mended": _("Somebody mended this and sent it again."),
    "set_aside": _("Somebody set this aside."),
}


def words_of(problem: str) -> tuple[str, str]:
    """The sentence of a problem as a row keeps it ('too_long answers[2].text'), and the place in the record."""
    code, _space, where = problem.partition(" ")
    return str(PROBLEMS.get(code, code)), where
