"""Every reason that quarantine can give is explained."""

import pytest

from expectations.contract import RULES
from expectations.reasons import meaning
from expectations.validation import reason, suites


@pytest.mark.parametrize(
    ("table", "why", "expected"),
    [
        ("figures", "change_has_size", "the size of a change is not negative"),
        ("claims", "kind_listed", "kind is one of statistic, event, prediction, opinion, statement"),
        ("claims", "expect_column_value_lengths_to_be_between(text)", "text has at most 20000 characters"),
        (
            "articles",
            "expect_column_value_lengths_to_be_between(text)",
            "expect_column_value_lengths_to_be_between(text)",
        ),
        ("articles", "too_odd", "too_odd"),
    ],
)
def test_a_reason_says_what_a_row_must_keep(table, why, expected):
    assert meaning(table, why) == expected


def test_every_expectation_of_a_suite_is_explained():
    found = [(table, reason(one)) for table, suite in suites().TABLES.items() for one in suite]
    assert len(found) > 10
    assert [name for table, name in found if meaning(table, name).startswith("expect_")] == []


def test_reasons_of_all_tables_are_explained():
    assert "refused" in meaning("figures", "parent")
    assert "columns" in meaning("claims", "columns")
    assert all(meaning(table, rule.name) == rule.meaning for table, rules in RULES.items() for rule in rules)
