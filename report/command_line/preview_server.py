"""`Stage` → a server on this machine: the preview's pages before the built site's own files.

Each page comes with a script that listens for the next build or fault.
"""

import json
import queue
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

from report.folders import TEMPLATES
from report.model.values import LANGUAGES, Language
from report.publish.asset_names import FOLDER
from report.publish.mkdocs_config import html_folder
from report.publish.publishers import DEFAULT

SCRIPT = b'<script type="module" src="/__preview/preview.js"></script></body>'


@dataclass
class Stage:
    """Where the preview stands: its folders, the language last looked at, who listens."""

    data: Path
    site: Path
    stage: Path
    publisher: str = DEFAULT
    address: str = ""
    languages: tuple[Language, ...] = LANGUAGES
    language: Language | None = None
    fault: str = ""
    listeners: list["queue.Queue[str]"] = field(default_factory=list)

    def tell(self, event: str, words: str = "") -> None:
        """Tell every open page that something was built, or what is wrong."""
        for listener in self.listeners:
            listener.put(f"event: {event}\ndata: {json.dumps(words)}\n\n")


class Handler(SimpleHTTPRequestHandler):
    """Serve the preview's pages first, then the built site, and the stream of events."""

    def __init__(self, here: Stage, *given: object) -> None:
        self._here = here
        super().__init__(*given, directory=str(here.site))  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        """Leave the terminal to the faults."""

    def do_GET(self) -> None:
        """Answer one request; a reader who left before the end is no fault."""
        with suppress(ConnectionError):
            self._answer()

    def _answer(self) -> None:
        path = urlsplit(self.path).path
        if path == "/__preview/events":
            self._stream()
        elif path == "/__preview/preview.js":
            self._send((TEMPLATES / "preview.js").read_bytes(), "text/javascript")
        else:
            page = self._page(path)
            if page:
                self._send(page.read_bytes().replace(b"</body>", SCRIPT), "text/html")
            else:
                super().do_GET()

    def _page(self, path: str) -> Path | None:
        """Find the HTML of an address; remembers the language that is looked at."""
        language, rest = self._split(path)
        base = html_folder(self._here.stage, language).resolve()
        file = (base / rest.lstrip("/")).resolve()
        file = file / "index.html" if path.endswith("/") else file
        if base not in file.parents or file.suffix != ".html" or not file.is_file():
            return None
        self._here.language = language
        return file

    def _split(self, path: str) -> tuple[Language, str]:
        first, *others = self._here.languages
        for language in others:
            if path.startswith(f"/{language}/"):
                return language, path.removeprefix(f"/{language}")
        return first, path

    def translate_path(self, path: str) -> str:
        """Find any other file: styles and scripts of the preview before the built site's."""
        language, rest = self._split(urlsplit(path).path)
        base = html_folder(self._here.stage, language).resolve()
        file = (base / rest.lstrip("/")).resolve()
        if base in file.parents and file.is_file():
            return str(file)
        return super().translate_path(self._named(path))

    def _named(self, path: str) -> str:
        """Name shared assets as the built site does, by their content."""
        for folder in self._here.site.glob(f"{FOLDER}-*"):
            return path.replace(f"/{FOLDER}/", f"/{folder.name}/", 1)
        return path

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def _stream(self) -> None:
        listener: queue.Queue[str] = queue.Queue()
        self._here.listeners.append(listener)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        if self._here.fault:
            listener.put(f"event: fault\ndata: {json.dumps(self._here.fault)}\n\n")
        try:
            while True:
                self.wfile.write(listener.get().encode())
                self.wfile.flush()
        except OSError:
            self._here.listeners.remove(listener)
