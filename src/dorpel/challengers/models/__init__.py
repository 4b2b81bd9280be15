"""The rows around the challengers."""

from dorpel.challengers.models.intake import Application, Challenger, Intake
from dorpel.challengers.models.road import Attendance, Method, Outing, Street, SupportEntry, Training

__all__ = [
    "Application",
    "Attendance",
    "Challenger",
    "Intake",
    "Method",
    "Outing",
    "Street",
    "SupportEntry",
    "Training",
]
