"""The addresses that lead into a dialogue from outside it: my dialogues, and an invitation."""

from django.urls import path

from dorpel.dialogues.views import desk, joining

app_name = "entry"
urlpatterns = [
    path("team/", desk.my_dialogues, name="team"),
    path("account/invitation/<str:token>/", joining.invitation, name="invitation"),
]
