"""Residents who invite residents: call, intake, training, methods, outings and support."""
