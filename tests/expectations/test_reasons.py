"""Every reason that quarantine can give is explained."""

import pytest

from expectations.contract import RULES
from expectations.reasons import meaning


@pytest.mark.parametrize(
    ("table", "reason", "expected"),
    [
        ("figures", "change_has_size", "the size of a change is not negative"),
        ("claims", "kind_listed", "kind is one of statistic, event, prediction, opinion, statement"),
        ("sources", "expect_column_values_to_match_regex(country)", "expect_column_values_to_match_regex(country)"),
    ],
)
def test_a_reason_says_what_a_row_must_keep(table, reason, expected):
    assert meaning(table, reason) == expected


def test_reasons_of_all_tables_are_explained():
    assert "refused" in meaning("figures", "parent")
    assert "columns" in meaning("claims", "columns")
    assert all(meaning(table, rule.name) == rule.meaning for table, rules in RULES.items() for rule in rules)
