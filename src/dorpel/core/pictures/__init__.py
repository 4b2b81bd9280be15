"""Pictures of counts as plain values and pure geometry: the same for a page of the site and a page of the newspaper."""

from dorpel.core.pictures.values import (
    Band,
    DashMap,
    Field,
    Place,
    Row100,
    Rows100,
    Seat,
    Seats,
    Stage,
    Stream,
    Turn,
)

__all__ = ["Band", "DashMap", "Field", "Place", "Row100", "Rows100", "Seat", "Seats", "Stage", "Stream", "Turn"]
