"""Tests of the whole house, and the cast that all tests share."""
