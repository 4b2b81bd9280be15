"""The addresses of this room."""

from django.urls import path

from dorpel.conversations.views import around, conversation, guide, inbox, mask, talk

app_name = "conversations"
urlpatterns = [
    path("conversations/", conversation.conversation_list, name="conversation_list"),
    path("conversations/new/", talk.conversation_new, name="conversation_new"),
    path("conversations/<uuid:pk>/", conversation.conversation_detail, name="conversation_detail"),
    path("answers/", conversation.answer_list, name="answer_list"),
    path("answers/<uuid:pk>/", conversation.answer_detail, name="answer_detail"),
    path("answers/<uuid:pk>/masking/", mask.answer_masking, name="answer_masking"),
    path("answers/<uuid:pk>/division/", mask.answer_division, name="answer_division"),
    path("inbox/", inbox.submission_list, name="submission_list"),
    path("inbox/<int:pk>/", inbox.submission_detail, name="submission_detail"),
    path("inbox/<int:pk>/mending/", inbox.submission_mending, name="submission_mending"),
    path("inbox/<int:pk>/aside/", inbox.submission_aside, name="submission_aside"),
    path("guides/", guide.guide_list, name="guide_list"),
    path("guides/new/", guide.guide_form, name="guide_new"),
    path("guides/<uuid:pk>/", guide.guide_detail, name="guide_detail"),
    path("guides/<uuid:pk>/change/", guide.guide_form, name="guide_change"),
    path("guides/<uuid:pk>/draft/", guide.guide_draft, name="guide_draft"),
    path("guides/<uuid:pk>/publication/", guide.guide_publication, name="guide_publication"),
    path("guides/<uuid:pk>/questions/new/", guide.question_form, name="question_new"),
    path("questions/<uuid:pk>/", guide.question_detail, name="question_detail"),
    path("questions/<uuid:question>/change/", guide.question_form, name="question_change"),
    path("questions/<uuid:pk>/removal/", guide.question_removal, name="question_removal"),
    path("questions/<uuid:pk>/wordings/<str:language>/", guide.question_wording, name="question_wording"),
    path("turnaways/", around.turnaway_list, name="turnaway_list"),
    path("turnaways/new/", around.turnaway_form, name="turnaway_new"),
    path("referrals/", around.referral_list, name="referral_list"),
    path("referrals/new/", around.referral_form, name="referral_new"),
    path("referrals/<uuid:pk>/", around.referral_detail, name="referral_detail"),
    path("referrals/<uuid:pk>/change/", around.referral_form, name="referral_change"),
    path("debriefs/", around.debrief_list, name="debrief_list"),
    path("debriefs/new/", around.debrief_form, name="debrief_new"),
]
