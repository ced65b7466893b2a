"""A real nginx with deploy/nginx.conf on a port of this machine."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin") or "nginx"
SITE = "reports/shenyang-2024"
# What Debian's own nginx.conf does around a site's configuration.
AROUND = """
{user}
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
include /etc/nginx/modules-enabled/*.conf;
events {{ worker_connections 1024; }}
http {{
    sendfile on;
    tcp_nopush on;
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@contextmanager
def open_nginx(site: Path, folder: Path, path: str = SITE) -> Iterator[str]:
    """Serve a site below `path` with the project's configuration; gives the host's address."""
    web = folder / "www"
    place = web / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(site.resolve())
    port = _free_port()
    config = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for theirs, ours in (
        (f"/srv/www/{SITE}/", f"{place}/"),
        ("/srv/www;", f"{web};"),
        ("listen 80;", f"listen 127.0.0.1:{port};"),
    ):
        assert theirs in config
        config = config.replace(theirs, ours)
    (folder / "site.conf").write_text(config, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user), encoding="utf-8")
    command = [PROGRAM, "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]
    with subprocess.Popen([*command, "-g", "daemon off;"]) as process:
        try:
            _wait(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("nginx did not start")
