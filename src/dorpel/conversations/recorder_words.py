"""Every sentence that the phone can say, by a key that never changes; translated like all else, kept on the phone."""

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dorpel.conversations.recorder_words_more import MORE
from dorpel.conversations.recorder_words_turkish import TURKISH

# In front of a resident and a challenger at a door: short, warm, and no word of computers.
TALK: dict[str, str | Promise] = {
    "yes": _("Yes"),
    "no": _("No"),
    "back": _("Back"),
    "done": _("Done"),
    "stop": _("Stop"),
    "more": _("More"),
    "fewer": _("Fewer"),
    "more_of": _("More of them"),
    "not_said": _("Not said"),
    "at_time": _("at {time}"),
    "on_day": _("on {day} at {time}"),
    "read_aloud": _("Let the phone read this aloud"),
    "ask_title": _("May I write down what you say?"),
    "ask_lead": _("Without your name. You can still say no afterwards."),
    "ask_yes": _("Yes, let's begin"),
    "ask_no": _("No, rather not"),
    "kind_legend": _("Where are you talking?"),
    "about_talk": _("How many people, about what, with whom"),
    "about_title": _("About this talk"),
    "about_lead": _("All of this may stay empty."),
    "present": _("How many people are there?"),
    "voices": _("How many of them are you writing down?"),
    "subject": _("What is the talk about?"),
    "method": _("With which method?"),
    "supported_by": _("Who is with you?"),
    "neighbourhood": _("Neighbourhood"),
    "place": _("Roughly where?"),
    "place_help": _("A square or a café, never an address or a name."),
    "language_title": _("Which language do you speak?"),
    "language_lead": _("Your answer stays in your language."),
    "question_of": _("Question {number} of {count}"),
    "group_alive": _("What is alive"),
    "group_better": _("What is good, what can be better"),
    "group_do": _("Who can do what"),
    "write_here": _("Write down what is said, in their own words."),
    "ask_on": _("Ask on"),
    "prompt_usual": _("Tell me about a time when that happened. What was it like?"),
    "who_says": _("Who says this?"),
    "together": _("All together"),
    "voice_number": _("Voice {number}"),
    "doer": _("Who should do something about it?"),
    "doer_i": pgettext_lazy("who should act", "I"),
    "doer_we": pgettext_lazy("who should act", "We"),
    "doer_city": pgettext_lazy("who should act", "The city"),
    "doer_fine": _("Fine as it is"),
    "next_question": _("Next question"),
    "enough": _("Enough"),
    "to_readback": _("Read it back"),
    "photo": _("Photo"),
    "photo_busy": _("Making it smaller …"),
    "photo_count": _("Photos: {count}"),
    "photo_failed": _("No photo: try again"),
    "sound": _("Record the sound"),
    "sound_all": _("Only when everybody here is 16 or older and says yes."),
    "sound_stop": _("Stop recording"),
    "sound_on": _("Recording: {time}"),
    "sound_busy": _("Keeping the sound …"),
    "sound_kept": _("Sound kept on this phone: {time}."),
    "sound_full": _("Three minutes are up. What was said is kept: {time}."),
    "sound_list": _("Sound that was recorded"),
    "sound_one": _("Sound, {time}"),
    "sound_out": _("Leave this sound out"),
    "sound_gone": _("That sound is left out, and gone from this phone."),
    "sound_none": _("Without a yes of everybody no sound is kept."),
    "sound_child": _("Under 16 no sound is kept. What was recorded of this talk goes."),
    "sound_failed": _("The sound isn't kept. Write down what was said."),
    "sound_refused": _("The phone may not use its microphone. Allow it in the browser, or write down what is said."),
    "sound_lacks": _("This phone can't record sound here. Write down what is said."),
    "keeping": _("Being kept …"),
    "kept": _("Kept on this phone,"),
    "kept_more": _("{time}. No internet needed."),
    "kept_failed": _("Not kept yet."),
    "kept_failed_more": _(
        "The phone has no room or no memory. Leave this screen open, make room (photos, apps), then type a letter."
    ),
    "back_title": _("Is this what you said?"),
    "back_lead": _("Read it aloud. The resident says whether it is right."),
    "is_that_right": _("Is that right?"),
    "back_yes": _("That's right"),
    "back_corrected": _("Change"),
    "back_out": _("Leave this out"),
    "back_all": _("All of it is right"),
    "back_skip": _("Go on without reading it back"),
    "consent_title": _("What may happen with your words?"),
    "consent_text": _(
        "Thank you. Before I keep this I ask you a few things. Your name is not in it. You say yes or no each time, "
        "and both are fine. You get a receipt with a code. With it you can see what becomes of your words, and change "
        "them or take them back. What is printed by then stays printed."
    ),
    "age": _("How old are you?"),
    "age_16plus": _("16 or older"),
    "age_13-15": _("13, 14 or 15"),
    "age_under13": _("Younger than 13"),
    "guardian": _("Who agreed: a parent or the school?"),
    "guardian_help": _("Say who it was to you: “mother”, “school”. No surname."),
    "same_for_all": _("The same answer to all of these"),
    "explicit_title": _("Did you speak of health, faith, origin, politics or love?"),
    "explicit_more": _("Then we ask once more, apart. Without a yes those words stay with us."),
    "about_you": _("Would you like to tell something about yourself?"),
    "facets_title": _("Something about yourself"),
    "facets_lead": _("Only if you want to. It shows us whom we don't hear yet."),
    "keep_talk": _("Keep this talk"),
    "next_voice": _("On to the next voice"),
    "missing_title": _("Something is still missing. What you have is kept."),
    "missing_age": _("Choose an age."),
    "missing_group": _("With a child under 13 only a talk in a group is written down."),
    "missing_guardian": _("Say who agreed: a parent or the school."),
    "missing_purpose": _("Say yes or no to each question."),
    "alone_title": _("We don't write down what a child under 13 says alone."),
    "alone_more": _("Say thank you. In a group, with a parent or the school, it can be done."),
    "alone_group": _("It is a talk in a group"),
    "alone_throw": _("Throw this talk away"),
    "thrown_away": _("Thrown away. Nothing of that talk is left on this phone."),
    "receipt_title": _("Give this receipt"),
    "receipt_lead": _("Let it be photographed, or write the code on a card."),
    "receipt_sentence": _("Thank you. Follow your voice here."),
    "receipt_picture": _("Picture with the code, for a camera"),
    "receipt_more": _("With this code you can also take your words back."),
    "receipt_given": _("It is handed over"),
    "receipt_send": _("Send it as a message"),
    "talk_kept_short": _("The talk is kept"),
    "talk_kept": _("The talk is kept, and goes to the house by itself."),
    "refusal_counted": _("Counted as a no. Nothing else is kept."),
}

WORDS: dict[str, str | Promise] = {**TALK, **MORE}


def words_in(language: str) -> dict[str, str]:
    """Every sentence in one of RECORDER_LANGUAGES."""
    if language == "tr":
        return TURKISH
    with translation.override(language):
        return {key: str(sentence) for key, sentence in WORDS.items()}
