"""One way to write a pack as bytes, so that a version has one digest wherever it is read."""

from __future__ import annotations

import hashlib

import msgspec

from bestinterests.domain.pack import Pack

_ENCODER = msgspec.json.Encoder(order="deterministic")
_KNOWN: dict[int, tuple[Pack, str]] = {}
_KNOWN_AT_MOST = 64


def canonical(pack: Pack) -> bytes:
    """The pack as canonical JSON: UTF-8, sorted maps, fields in a fixed order, a newline at the end."""
    return msgspec.json.format(_ENCODER.encode(pack), indent=1) + b"\n"


def digest_of(content: bytes) -> str:
    """``sha256:`` and the hex digest of the bytes."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def remember(pack: Pack, digest: str) -> None:
    """Keep the digest of a pack that was just read from canonical bytes, so that it need not be written again."""
    while len(_KNOWN) >= _KNOWN_AT_MOST:
        _KNOWN.pop(next(iter(_KNOWN)))
    _KNOWN[id(pack)] = (pack, digest)


def digest(pack: Pack) -> str:
    """Digest of the pack's content over its canonical bytes: equal content, equal digest."""
    known = _KNOWN.get(id(pack))
    if known is not None and known[0] is pack:
        return known[1]
    value = digest_of(canonical(pack))
    remember(pack, value)
    return value
