"""All that is kept, as text that can be searched: every row of every table, a backup, and what is packed in them."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
import zlib
from contextlib import suppress

from django.core import signing
from django.db import connection


def everything() -> str:
    """Every value of every row of every table of the database, whatever its type, decoded where it is text or bytes."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    found.append(unpacked(value) if isinstance(value, bytes | memoryview) else str(value))
                    found.append(decoded(value))
    return "\n".join(found).lower()


def decoded(value) -> str:
    """JSON writes letters that are not English as numbers: they are read back. So is what a session holds."""
    if not isinstance(value, str):
        return ""
    try:
        return json.dumps(json.loads(value), ensure_ascii=False)
    except ValueError:
        pass
    try:
        held = signing.loads(value, salt="django.contrib.sessions.SessionStore")
    except (signing.BadSignature, ValueError):
        return ""
    return json.dumps(held, ensure_ascii=False)


def unpacked(content) -> str:
    """Bytes as text, with what is in them where they are an archive or compressed."""
    data = bytes(content)
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(unpacked(archive.read(name)) for name in archive.namelist())
    if data.startswith(b"\x1f\x8b"):
        return unpacked(gzip.decompress(data))
    if data[:2] in (b"\x78\x01", b"\x78\x9c", b"\x78\xda"):
        # What is sealed can begin like that by chance.
        with suppress(zlib.error):
            return unpacked(zlib.decompress(data))
    text = data.decode("utf-8", "replace")
    return f"{text}\n{decoded(text)}"


def kept(path) -> str:
    """What a backup holds, with the bytes in it decoded."""
    found = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            for line in archive.read(name).decode().splitlines():
                found.append(line)
                for value in json.loads(line) if line.startswith("[") else ():
                    if isinstance(value, str):
                        try:
                            found.append(unpacked(base64.b64decode(value, validate=True)))
                        except ValueError:
                            continue
                    found.append(decoded(value))
    return "\n".join(found).lower()
