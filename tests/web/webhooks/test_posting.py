"""A message goes to the address that was typed and nowhere else, and over a connection that can be trusted."""

from __future__ import annotations

import datetime as dt
import ssl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bestinterests.web.webhooks.posting import Answer, Where, amiss, post
from tests.web.webhooks.receiver import listening

HERE, ANY = Where(this=True), Where(this=True, inside=True)
TRUST = ssl.create_default_context()


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/",
        "example.org/hooks",
        "https://",
        "https://name:password@example.org/",
        "https://example.org/#part",
        "https://example.org/a b",
        "https://example.org:99999/",
        "https://exämple.org/",
        "http://example.org/hooks",
        "https://example.org/" + "x" * 500,
    ],
)
def test_an_address_that_cannot_be_used_is_told_why(address):
    assert amiss(address, HERE)
    assert post(address, b"{}", {}, ANY, TRUST).status == 0


def test_plain_http_is_for_this_computer_only_and_only_where_the_server_is_on_it():
    assert amiss("http://127.0.0.1:8000/", HERE) == ""
    assert amiss("http://127.0.0.1:8000/", Where()) != ""
    assert amiss("https://example.org/hooks?key=1", Where()) == ""


WITHIN = ("127.0.0.1", "localhost", "10.0.0.7", "192.168.1.1", "169.254.169.254", "[::1]", "[fe80::1]")


@pytest.mark.parametrize("host", [*WITHIN, "[::ffff:127.0.0.1]"])
def test_nothing_within_is_reached_from_a_server_for_others(host):
    assert post(f"https://{host}:9/", b"{}", {}, Where(), TRUST) == Answer(
        0, "The host is in a network that webhooks may not reach."
    )


def test_what_hands_out_secrets_of_a_cloud_is_never_reached():
    assert "may not reach" in post("https://169.254.169.254/", b"{}", {}, ANY, TRUST).said


def test_a_redirect_is_an_answer_and_is_not_followed():
    with listening() as receiver:
        receiver.answers = [302]
        assert post(receiver.address(), b"{}", {}, HERE, TRUST) == Answer(302)
        assert receiver.led == []
        assert not Answer(302).is_good


def test_a_host_that_is_not_there_is_told_so():
    assert post("http://127.0.0.1:9/", b"{}", {}, HERE, TRUST) == Answer(
        0, "The host did not answer as web servers do."
    )


def test_over_https_the_certificate_has_to_be_of_the_host(tmp_path):
    server, trusting = certified(tmp_path)
    with listening(server) as receiver:
        address = receiver.address("localhost", "https")
        assert post(address, b"{}", {}, HERE, TRUST).said == "The certificate of the host cannot be trusted."
        assert receiver.got == []
        assert post(address, b"{}", {}, HERE, trusting) == Answer(204)
        other = receiver.address("127.0.0.1", "https")
        assert post(other, b"{}", {}, HERE, trusting).said == "The certificate of the host cannot be trusted."


def certified(folder):
    """The contexts of a server that is called localhost, and of whoever trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    day = dt.datetime.now(dt.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(day - dt.timedelta(1)).not_valid_after(day + dt.timedelta(1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    certificate = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "server.pem").write_bytes(secret + certificate)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "server.pem")
    trusting = ssl.create_default_context(cadata=certificate.decode())
    return server, trusting
