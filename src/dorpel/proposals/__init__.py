"""Answers to findings, with their ancestry of merging and splitting."""
