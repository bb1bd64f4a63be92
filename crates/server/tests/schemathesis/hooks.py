"""JSON lines for Schemathesis, which knows no sequences: the schema of a stream is an array of its lines, as in OpenAPI 3.2.

    PYTHONPATH=. schemathesis run http://127.0.0.1:8080/openapi.json     (in this folder, whose schemathesis.toml names this file)
"""

import json

import schemathesis

LINES = "application/x-ndjson"


@schemathesis.serializer(LINES)
def lines_of(ctx, value):
    # What is no array (a wrong body on purpose) goes out as one line.
    rows = value if isinstance(value, list) else [value]
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


@schemathesis.deserializer(LINES)
def rows_of(ctx, response):
    # Only this sign ends a line; `splitlines` knows others, which may stand in text.
    return [json.loads(line) for line in response.content.decode().split("\n") if line]
