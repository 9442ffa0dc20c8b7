"""What an expectation of a suite expects, in words."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from great_expectations.expectations.expectation import Expectation

_FORMS = {
    "expect_column_values_to_match_regex": "{column} has the form {regex}",
    "expect_column_value_lengths_to_be_between": "{column} has at most {max_value} characters",
    "expect_column_values_to_not_be_null": "{column} is known",
    "expect_column_values_to_be_in_set": "{column} is one of {value_set}",
    "expect_column_values_to_be_between": "{column} lies between {min_value} and {max_value}",
    "expect_column_pair_values_to_be_equal": "{column_A} and {column_B} are the same",
    "expect_column_pair_values_a_to_be_greater_than_b": "{column_A} is not less than {column_B}",
    "expect_compound_columns_to_be_unique": "{column_list} together name one row",
}


def meaning(expectation: "Expectation") -> str:
    """What its suite says of it, else a sentence made from its kind and its values: `share is known, for 50% of the rows`."""
    if expectation.notes:
        return str(expectation.notes)
    options = expectation.configuration.kwargs
    form = _FORMS.get(expectation.configuration.type, expectation.configuration.type)
    said = form.format_map(_Values({name: value for name, value in options.items() if value is not None}))
    mostly = options.get("mostly")
    return said if mostly in (None, 1) else f"{said}, for {mostly:.0%} of the rows"


class _Values(dict[str, object]):
    """The values that an expectation names; a bound that it leaves open is said to be open."""

    def __missing__(self, name: str) -> str:
        return "any"
