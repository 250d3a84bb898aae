"""The description of the API as OpenAPI 3.1, made from the table of operations and the types that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from bestinterests import __version__
from bestinterests.domain.document import Document
from bestinterests.web.api.examples import EXAMPLES
from bestinterests.web.api.operations import (
    DOCUMENT,
    JSON,
    KINDS,
    PREFIX,
    PROBLEM,
    TITLES,
    Fault,
    Gives,
    Into,
    Operation,
)
from bestinterests.web.api.scopes import SCOPES

REF = "#/components/schemas/{name}"
ABOUT = (
    "The workspace for other systems. A token is made on the account page of the workspace and acts for its person: it "
    "gives no more than their roles of the day and its scopes. Every answer that is not a success has one shape."
)
HEADERS: dict[str, dict[str, Any]] = {
    "ETag": {"description": "The revision of the record, in quotes.", "schema": {"type": "string"}},
    "Location": {"description": "Where what was made is found.", "schema": {"type": "string"}},
    "Content-Disposition": {"description": "The name of the file.", "schema": {"type": "string"}},
    "Retry-After": {"description": "Seconds after which to ask again.", "schema": {"type": "integer", "minimum": 1}},
    "WWW-Authenticate": {"description": "How to send a token.", "schema": {"type": "string"}},
}
SENT: dict[str, dict[str, Any]] = {
    "If-Match": {
        "description": "The ETag of the document that is replaced. Without it the answer is 428.",
        "example": '"12"',
    },
    "If-None-Match": {"description": "An ETag: the answer is 304 where it still holds.", "example": '"12"'},
    "Idempotency-Key": {
        "description": "Any text by chance. Sent again within a day with the same content, the same is answered, and "
        "nothing is made twice.",
        "example": "5c1ac1f0-3b0f-4d6a-9d2c-6d1f1f5e9a77",
    },
}
WITH: Mapping[int, tuple[str, ...]] = {401: ("WWW-Authenticate",), 412: ("ETag",), 429: ("Retry-After",)}


def described(operations: Sequence[Operation]) -> dict[str, Any]:
    """Return the description, in the order of the table."""
    types = [kind for kind in dict.fromkeys((*_types(operations), Fault)) if kind not in (bytes, dict, None)]
    schemas, components = msgspec.json.schema_components(types, ref_template=REF)
    of = dict(zip(types, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for each in operations:
        paths.setdefault(f"{PREFIX}{each.path}", {})[each.method.lower()] = _operation(each, of)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Best Interests",
            "version": __version__,
            "summary": "REST over the workspace",
            "description": ABOUT,
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": tag} for tag in dict.fromkeys(each.tag for each in operations)],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(components.items())),
            "responses": {str(status): _fault(status, of[Fault]) for status in TITLES},
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": f"A token. Scopes: {', '.join(SCOPES)}.",
                }
            },
        },
    }


def _types(operations: Iterable[Operation]) -> Iterator[Any]:
    for each in operations:
        yield from (gives.type for gives in each.gives)
        yield from each.takes.values()
    yield Document


def _operation(each: Operation, of: Mapping[Any, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": each.name,
        "tags": [each.tag],
        "summary": each.says,
        "description": " ".join(part for part in (each.more, _scope(each)) if part),
        "responses": {
            **{str(gives.status): _success(gives, of) for gives in each.gives},
            **{str(status): {"$ref": f"#/components/responses/{status}"} for status in each.statuses},
        },
    }
    parameters = [*_in_path(each), *(_in_query(each.asks) if each.asks else ()), *_in_headers(each)]
    if parameters:
        told["parameters"] = parameters
    if each.takes:
        content = {kind: _body(each, kind, taken, of) for kind, taken in each.takes.items()}
        told["requestBody"] = {"required": True, "content": content}
    if each.open:
        told["security"] = []
    return told


def _scope(each: Operation) -> str:
    scope = f"Scope `{each.scope}`." if each.scope else "Needs no scope."
    return f"{scope} Who: {each.who[:1].lower()}{each.who[1:]}."


def _success(gives: Gives, of: Mapping[Any, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"description": gives.says}
    if gives.headers:
        told["headers"] = {name: HEADERS[name] for name in gives.headers}
    if gives.kinds:
        schema = of.get(gives.type, {"type": "object"} if gives.type is dict else {})
        told["content"] = {kind: {"schema": schema} if schema else {} for kind in gives.kinds}
    return told


def _fault(status: int, schema: Any) -> dict[str, Any]:
    told = {"description": TITLES[status], "content": {PROBLEM: {"schema": schema}}}
    headers = {name: HEADERS[name] for name in WITH.get(status, ())}
    return {**told, "headers": headers} if headers else told


def _in_path(each: Operation) -> Iterator[dict[str, Any]]:
    for name in each.parameters:
        schema: dict[str, Any] = {"type": "string", "pattern": KINDS[name]}
        yield {"name": name, "in": "path", "required": True, "schema": schema}


def _in_query(asks: type[Into]) -> Iterator[dict[str, Any]]:
    schema = msgspec.json.schema(asks)["$defs"][asks.__name__]
    for name, held in schema["properties"].items():
        told = {"name": name, "in": "query", "schema": _plain(held)}
        if name in schema.get("required", ()):
            told["required"] = True
        yield told


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a parameter: it can be left out, and cannot be null."""
    options = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    if len(options) == 1:
        schema = {**{name: value for name, value in schema.items() if name != "anyOf"}, **options[0]}
    return {name: value for name, value in schema.items() if not (name == "default" and value is None)}


def _in_headers(each: Operation) -> Iterator[dict[str, Any]]:
    for name in each.headers:
        yield {"name": name, "in": "header", "schema": {"type": "string"}, **SENT[name]}


def _body(each: Operation, kind: str, taken: Any, of: Mapping[Any, Any]) -> dict[str, Any]:
    if taken is bytes:
        told: dict[str, Any] = {"schema": of[Document]} if kind in (JSON, DOCUMENT) else {}
    else:
        told = {"schema": of[taken]}
    example = EXAMPLES.get((each.name, kind))
    return {**told, "example": example} if example is not None else told
