"""The label: role-model projects called for, nominated, scored and awarded."""
