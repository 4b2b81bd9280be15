"""What can be done with persons, devices and addresses."""

from dorpel.people.operations.contacts import drop_old_contacts, keep_contact, open_contact
from dorpel.people.operations.devices import NotYourDevice, add_device, device_token_hash, revoke_device, use_device
from dorpel.people.operations.persons import add_person, change_person

__all__ = [
    "NotYourDevice", "add_device", "add_person", "change_person", "device_token_hash", "drop_old_contacts",
    "keep_contact", "open_contact", "revoke_device", "use_device",
]  # fmt: skip
