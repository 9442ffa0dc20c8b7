"""The pipeline that parses is ours or one that the user names, and what is wrong with a name is said at once."""

import json
import os

import pytest
import spacy

from flows import models, settings
from flows.models import OURS, ModelError, check, choose, chosen, folder, loaded
from flows.rates import means_of
from flows.version import pipeline_version
from seeds import References
from tests.flows.looking import command
from tests.generate import write_articles
from tests.transforms.parsing.tiny import UNIVERSAL, pipeline
from transforms.parsing import Parser


@pytest.fixture(scope="module")
def named(tmp_path_factory):
    path = tmp_path_factory.mktemp("models") / "tiny"
    pipeline(UNIVERSAL).to_disk(path)
    return path


@pytest.fixture(autouse=True)
def choice(monkeypatch):
    monkeypatch.setenv(settings.MODEL, "")  # so that what a test chooses is taken back behind it


def test_our_own_parses_where_nothing_is_said():
    assert chosen() == OURS == "en_claimhouse"


def test_a_folder_of_the_users_is_loaded_and_parses(named):
    choose(str(named))
    nlp = loaded(chosen())
    [parse] = Parser(References(), nlp).parses("Acme was valued by Orbis.", [(0, 25)])
    assert [token.dep for token in parse.tokens][:2] == ["nsubj:pass", "aux:pass"]


def test_what_parses_is_part_of_the_version_of_the_program(named, tmp_path):
    before = pipeline_version(means_of(tmp_path))
    choose(str(named))
    assert pipeline_version(means_of(tmp_path)) != before
    choose(OURS)
    assert pipeline_version(means_of(tmp_path)) == before


def test_the_environment_names_it_where_no_option_does(named, monkeypatch):
    monkeypatch.setenv(settings.MODEL, str(named))
    assert chosen() == str(named)


def test_a_pipeline_that_is_nowhere_is_told_how_to_get(tmp_path):
    with pytest.raises(
        ModelError, match=r"'en_core_of_nobody' is installed .* python -m spacy download en_core_of_nobody"
    ):
        choose("en_core_of_nobody")
    with pytest.raises(ModelError, match="no spaCy pipeline"):
        folder(str(tmp_path / "gone"))


def test_a_folder_with_something_else_in_it_is_said(tmp_path):
    with pytest.raises(ModelError, match=r"holds no spaCy pipeline: there is no meta.json"):
        check(str(tmp_path))
    (tmp_path / "meta.json").write_text("{}")
    (tmp_path / "config.cfg").write_text("[nlp\nlang")
    with pytest.raises(ModelError, match="holds no spaCy pipeline"):
        check(str(tmp_path))


def test_a_pipeline_without_names_is_refused_before_it_is_loaded(named, tmp_path):
    nlp = spacy.load(named)
    nlp.remove_pipe("ner")
    nlp.to_disk(tmp_path / "half")
    with pytest.raises(ModelError, match="gives no names"):
        choose(str(tmp_path / "half"))


def test_a_part_that_is_switched_off_gives_nothing(named, tmp_path):
    nlp = spacy.load(named)
    nlp.disable_pipe("parser")
    nlp.to_disk(tmp_path / "half")
    with pytest.raises(ModelError, match="gives no trees"):
        choose(str(tmp_path / "half"))


def test_a_pipeline_of_parts_that_are_not_installed_says_what_to_install(named, tmp_path):
    spacy.load(named).to_disk(strange := tmp_path / "strange")
    config = spacy.util.load_config(strange / "config.cfg")
    config["nlp"]["pipeline"].append("extra")
    config["components"]["extra"] = {"factory": "reader_of_nobody"}
    config.to_disk(strange / "config.cfg")
    meta = json.loads((strange / "meta.json").read_text()) | {"requirements": ["spacy-of-nobody>=1"]}
    (strange / "meta.json").write_text(json.dumps(meta))
    with pytest.raises(ModelError, match=r"'reader_of_nobody', which is not installed: pip install spacy-of-nobody>=1"):
        choose(str(strange))


def test_the_command_ends_with_2_and_one_line(environment, tmp_path):
    write_articles(articles := tmp_path / "articles", 1)
    for name in ("run", "serve"):
        extra = ("--every", "1h") if name == "serve" else ()
        done = command(
            name,
            articles,
            "--data",
            tmp_path / "data",
            "--model",
            "en_core_web_of_nobody",
            *extra,
            environment=environment,
        )
        assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1), done.stderr
        assert "python -m spacy download en_core_web_of_nobody" in done.stderr
    assert not (tmp_path / "data").exists()


def test_a_run_with_a_named_pipeline_loads_its_articles(environment, named, tmp_path):
    write_articles(articles := tmp_path / "articles", 3)
    done = command("run", articles, "--data", tmp_path / "data", "--model", named, "--json", environment=environment)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["items_new"] == 3
    assert not os.environ.get(models.settings.MODEL)
