"""The addresses of the public: short, for they are printed."""

from django.urls import path

from dorpel.pages.views import city, correcting, feed, follow, found, home, paper, reached, search, taking_back

app_name = "pages"
urlpatterns = [
    path("", home.home, name="home"),
    path("d/<slug:slug>/", home.dialogue, name="dialogue"),
    path("d/<slug:slug>/findings/", found.findings, name="findings"),
    path("d/<slug:slug>/findings/<str:reference>/", found.finding, name="finding"),
    path("d/<slug:slug>/proposals/", city.proposals, name="proposals"),
    path("d/<slug:slug>/proposals/<str:reference>/", city.proposal, name="proposal"),
    path("d/<slug:slug>/plan/", city.plan, name="plan"),
    path("d/<slug:slug>/plan/<str:reference>/", city.action, name="action"),
    path("d/<slug:slug>/newspaper/", paper.newspaper, name="newspaper"),
    path("d/<slug:slug>/newspaper/<int:number>/", paper.edition, name="edition"),
    path("d/<slug:slug>/newspaper/<int:number>/edition.txt", paper.edition_text, name="edition_text"),
    path("d/<slug:slug>/newspaper/<int:number>/pdf/", paper.edition_pdf, name="edition_pdf"),
    path("d/<slug:slug>/newspaper/<int:number>/<int:page>.webp", paper.page_picture, name="page_picture"),
    path("d/<slug:slug>/reach/", reached.reach, name="reach"),
    path("d/<slug:slug>/reach/<slug:picture>.svg", reached.picture_svg, name="reach_svg"),
    path("d/<slug:slug>/reach/<slug:picture>.csv", reached.picture_csv, name="reach_csv"),
    path("d/<slug:slug>/search/", search.search, name="search"),
    path("d/<slug:slug>/feed.atom", feed.feed, name="feed"),
    path("d/<slug:slug>/course/", home.course, name="course"),
    path("d/<slug:slug>/privacy/", home.privacy, name="privacy"),
    path("d/<slug:slug>/part/", home.part, name="part"),
    path("d/<slug:slug>/part/<uuid:pk>/", home.application, name="application"),
    path("r/<str:reference>", found.by_reference, name="reference"),
    path("r/<str:reference>/", found.by_reference),
    path("follow/", follow.follow, name="follow"),
    path("follow/voice/", follow.follow_voice, name="follow_voice"),
    path("follow/closing/", follow.follow_close, name="follow_close"),
    path("follow/purpose/<slug:key>/", taking_back.purpose, name="purpose"),
    path("follow/purpose/<slug:key>/again/", taking_back.purpose_again, name="purpose_again"),
    path("follow/withdrawal/", taking_back.withdrawal, name="withdrawal"),
    path("follow/withdrawn/", taking_back.withdrawn, name="withdrawn"),
    path("follow/objection/<uuid:answer>/", correcting.objection, name="objection"),
    path("follow/addition/<uuid:answer>/", correcting.addition, name="addition"),
]
