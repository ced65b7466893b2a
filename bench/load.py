"""How many requests a second nginx answers with the built site, and how slow the slowest are.

    python -m bench.load [seconds]

Server and load share this machine's processors, so a real host does better.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.browser import SITE
from tests.support.nginx import SITE as PLACE
from tests.support.nginx import open_nginx

CONNECTIONS = 64
# One reader's first visit: page, theme, own styles, a chart made live, a search.
REQUESTS = """
local paths = {{ {paths} }}
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], {{["Accept-Encoding"] = "gzip, br"}})
end
done = function(summary, latency, requests)
  local e = summary.errors
  print(string.format("p99 %.2f ms", latency:percentile(99) / 1000))
  print(string.format("lost %d", e.connect + e.read + e.write + e.status + e.timeout))
end
"""


def visited() -> list[str]:
    """Give the paths that a visit of every page asks for."""
    pages = [path for path in SITE.rglob("index.html") if "embed" not in path.parts]
    wanted = ("css/*.css", "js/*.js", "javascripts/*.js", "plotly/*")
    assets = [path for part in wanted for path in SITE.glob(f"assets-*/{part}")]
    assets += SITE.rglob("explore/hits.json")
    unpacked = [path for path in [*pages, *assets] if path.suffix not in {".gz", ".br"}]
    names = [path.relative_to(SITE).as_posix().removesuffix("index.html") for path in unpacked]
    return [f"/{PLACE}/{name}" for name in names]


def main() -> int:
    """Load every path in turn and print what wrk and the script above say; 1 if any was lost."""
    wrk = shutil.which("wrk")
    if wrk is None:
        print("wrk is missing: apt-get install wrk", file=sys.stderr)
        return 1
    seconds = sys.argv[1] if len(sys.argv) > 1 else "10"
    paths = visited()
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "requests.lua"
        quoted = ", ".join(f'"{path}"' for path in paths)
        script.write_text(REQUESTS.format(paths=quoted), encoding="utf-8")
        with open_nginx(SITE, Path(folder)) as address:
            command = [wrk, "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(script), address]
            said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    print(f"{len(paths)} paths, {CONNECTIONS} connections\n{said}")
    return 0 if re.search(r"^lost 0$", said, re.MULTILINE) else 1


if __name__ == "__main__":
    sys.exit(main())
