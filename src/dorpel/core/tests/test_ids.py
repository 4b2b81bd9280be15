"""Receipt codes: any one wrong sign and any two that changed places are found, and kind typing is read."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dorpel.core.ids import CROCKFORD, RECEIPT_SIGNS, new_receipt, read_receipt, receipt_of

SIGNS = st.text(CROCKFORD, min_size=RECEIPT_SIGNS, max_size=RECEIPT_SIGNS)


@given(SIGNS)
def test_every_single_wrong_sign_is_found(signs: str) -> None:
    whole = receipt_of(signs).replace("-", "")
    for at, sign in enumerate(whole):
        for other in set(CROCKFORD) - {sign}:
            assert read_receipt(whole[:at] + other + whole[at + 1 :]) is None


@given(SIGNS)
def test_every_two_that_changed_places_are_found(signs: str) -> None:
    whole = receipt_of(signs).replace("-", "")
    for one, two in combinations(range(len(whole)), 2):
        if whole[one] != whole[two]:
            swapped = list(whole)
            swapped[one], swapped[two] = whole[two], whole[one]
            assert read_receipt("".join(swapped)) is None


@pytest.mark.parametrize("typed", ["X5GM-4K0S-JNFNG", "x5gm 4kos jnfng", " X5GM4K0SJNFNG\n", "X5GM–4K0S—JNFNG"])
def test_it_is_read_as_people_type_it(typed: str) -> None:
    assert read_receipt(typed) == "X5GM4K0SJNFNG"


@pytest.mark.parametrize("typed", ["", "X5GM-4K0S-JNFN", "X5GM-4K0S-JNFN8", "X5GM-4K0S-JNFNG-G", "X5GM_4K0S_JNFNG"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_receipt(typed) is None


def test_a_new_one_is_written_in_three_groups() -> None:
    code = new_receipt()
    assert [len(part) for part in code.split("-")] == [4, 4, 5]
    assert read_receipt(code) == code.replace("-", "")
