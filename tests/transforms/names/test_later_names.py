"""Acronyms in brackets and surnames after full names are found later in the same article, if they can mean nobody else."""

import pytest

from tests.transforms.names.writing import names

CASES = [
    ("Jensen Huang spoke. Huang said so. We met Mr. Huang.", [("Jensen Huang", "jensen-huang"), ("Huang", "jensen-huang"), ("Huang", "jensen-huang")]),
    ("Yang Zhilin spoke. In his view, Yang added, it pays.", [("Yang Zhilin", "yang-zhilin"), ("Yang", "yang-zhilin")]),
    ("Helen Toner left. Toner's seat is free.", [("Helen Toner", "helen-toner"), ("Toner", "helen-toner")]),
    ("Huang came. Jensen Huang left.", [("Jensen Huang", "jensen-huang")]),
    ("Dario Amodei and Daniela Amodei met Toner.", [("Dario Amodei", "dario-amodei"), ("Daniela Amodei", "daniela-amodei")]),
    ("Jensen Huang met Wei Huang. Huang spoke.", [("Jensen Huang", "jensen-huang")]),
    ("Tim Cook sat down. Cook books were sold.", [("Tim Cook", "tim-cook")]),
    ("Tim Cook sat down. Cook said no.", [("Tim Cook", "tim-cook"), ("Cook", "tim-cook")]),
    ("Yangtze Memory Technologies (YMT) grew. Then YMT fell.",
     [("Yangtze Memory Technologies", "ymtc"), ("YMT", "ymtc"), ("YMT", "ymtc")]),
    ("YMT fell. Yangtze Memory (YEAR) grew.", [("Yangtze Memory", "ymtc")]),
    ("OpenAI board: the fired Altman and others.", [("OpenAI", "openai"), ("Altman", "sam-altman")]),
    ("Robert Altman directed films.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_short_names_follow_full_ones(text, expected):
    assert names(text) == expected
