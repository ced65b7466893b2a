"""A plain static host for measurements: gzip, clean addresses, and a note of all that it sent.

Enters: a site's folder. Leaves: `Host`, whose `sent` says what each answer cost on the wire.
"""

import gzip
import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

HEAD = 300  # bytes that a reply's headers take
PACKED = {".css", ".html", ".js", ".json", ".map", ".mjs", ".svg", ".txt", ".xml"}


@dataclass(frozen=True)
class Sent:
    """One answer: its path, type, and bytes with its head."""

    path: str
    kind: str
    size: int


@dataclass
class Host:
    """A running host: its address, ending in a slash, and what it sent so far."""

    address: str = ""
    sent: list[Sent] = field(default_factory=list)


@contextmanager
def serve_site(folder: Path) -> Iterator[Host]:
    """Serve a folder on a free port of this machine, as `page`, `page.html` or `page/`."""
    host = Host()

    @cache  # packed once, so that no visit waits for it
    def content(path: str) -> tuple[bytes, str, bool] | None:
        given = folder / path.strip("/")
        found = [given, given.with_name(f"{given.name}.html"), given / "index.html"]
        file = next((each for each in found if each.is_file()), None)
        if file is None:
            return None
        packed = file.suffix in PACKED
        body = gzip.compress(file.read_bytes(), 6) if packed else file.read_bytes()
        return body, mimetypes.guess_type(file.name)[0] or "application/octet-stream", packed

    class Answer(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            body, kind, packed = content(path) or (b"", "text/plain", False)
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=3600")
            if packed:
                self.send_header("Content-Encoding", "gzip")
            host.sent.append(Sent(path, kind, HEAD + len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    host.address = f"http://127.0.0.1:{server.server_address[1]}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
