"""The door for devices (docs/formats/field.md): receipts, stable problem codes, never a 500 for any bytes."""
