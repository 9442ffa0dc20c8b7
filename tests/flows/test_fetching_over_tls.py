"""A server of https is believed when its certificate is of its name, of today and of somebody trusted, and never else."""

import ssl
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from flows.fetch import Failed, Fetched, Fetcher, FetchSettings, Memory
from tests.serving import Server, reply

NOW = datetime.now(UTC)
DAY = timedelta(days=1)


class Authority:
    """Signs certificates; `file` is what trusts it."""

    def __init__(self, folder):
        self._folder, self._key = folder, ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "An authority of tests")])
        root = self._certificate(
            self._name, self._key, NOW - DAY, NOW + DAY, x509.BasicConstraints(ca=True, path_length=0)
        )
        self.file = folder / "authority.pem"
        self.file.write_bytes(root.public_bytes(serialization.Encoding.PEM))

    def context(self, host, first=NOW - DAY, last=NOW + DAY):
        """What a server called `host` shows who asks it."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        shown = self._certificate(subject, key, first, last, x509.SubjectAlternativeName([x509.DNSName(host)]))
        file = self._folder / f"{host}.pem"
        private = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        file.write_bytes(key.private_bytes(*private) + shown.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def _certificate(self, subject, key, first, last, extension):
        builder = x509.CertificateBuilder(
            self._name, subject, key.public_key(), x509.random_serial_number(), first, last
        )
        return builder.add_extension(extension, critical=False).sign(self._key, hashes.SHA256())


@pytest.fixture
def authority(tmp_path, monkeypatch):
    found = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(found.file))
    return found


def fetched(context):
    """What asking a server with these certificates as `localhost` brings, and the names that it was asked by."""
    names = []
    context.sni_callback = lambda _, name, __: names.append(name)
    with Server(host="localhost", tls=context) as server:
        server.routes["/page"] = reply(b"Words.")
        settings = FetchSettings("mailto:a@b.example", delay=0, attempts=1, allowed=frozenset({server.place}))
        with Fetcher(settings, Memory()) as fetcher:
            return fetcher.fetch(server.address("/page")), names


def test_a_page_is_fetched_from_the_server_that_has_its_name(authority):
    answer, names = fetched(authority.context("localhost"))
    assert isinstance(answer, Fetched)
    assert answer.content == b"Words."
    assert set(names) == {"localhost"}


@pytest.mark.parametrize(
    ("host", "first", "last", "why"),
    [
        ("elsewhere.example", NOW - DAY, NOW + DAY, "not valid for 'localhost'"),
        ("localhost", NOW - 9 * DAY, NOW - DAY, "expired"),
        ("localhost", NOW + DAY, NOW + 9 * DAY, "not yet valid"),
    ],
)
def test_a_certificate_of_another_name_or_time_is_refused(host, first, last, why, authority):
    answer, _ = fetched(authority.context(host, first, last))
    assert isinstance(answer, Failed)
    assert "robots.txt: tls: " in answer.seen
    assert why in answer.seen


def test_a_certificate_of_nobody_trusted_is_refused(authority, tmp_path):
    (tmp_path / "other").mkdir()
    answer, _ = fetched(Authority(tmp_path / "other").context("localhost"))
    assert isinstance(answer, Failed)
    assert "robots.txt: tls: " in answer.seen
    assert "certificate verify failed" in answer.seen
