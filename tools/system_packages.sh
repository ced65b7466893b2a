#!/bin/sh
# Make sure of the system packages that the site ("site") needs, or it and the tests ("test"), or all
# of these and the measurements ("bench").
# Debian and root: installs the missing ones. Otherwise: names them, and the command, and fails.
# CHROMIUM names another Chromium-family browser; the package is then not asked for.
set -eu

case "${1:-}" in
    site | test | bench) purpose=$1 ;;
    *) echo "usage: $0 site|test|bench" >&2; exit 2 ;;
esac

has_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        ! command -v "$name" >/dev/null || return 0
    done
    return 1
}

has_fonts() {
    ls /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc \
        /usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc >/dev/null 2>&1 ||
        { fc-list 2>/dev/null | grep -q 'Noto Sans CJK TC' && fc-list | grep -q 'Noto Serif CJK TC'; }
}

# As wide as Arial and Cambria, which slides name.
has_slides_fonts() {
    ls /usr/share/fonts/truetype/crosextra/Caladea-Bold.ttf \
        /usr/share/fonts/truetype/liberation*/LiberationSans-Bold.ttf >/dev/null 2>&1 ||
        { fc-list 2>/dev/null | grep -q Caladea && fc-list | grep -q 'Liberation Sans'; }
}

# For the node inside the playwright wheel.
has_libatomic() {
    [ "$(uname)" != Linux ] || ls /usr/lib/*/libatomic.so.1 /usr/lib*/libatomic.so.1 2>/dev/null | grep -q .
}

# For nginx.
has_brotli() {
    ls /usr/lib/nginx/modules/ngx_http_brotli_static_module.so >/dev/null 2>&1
}

missing=""
if [ -n "${CHROMIUM:-}" ]; then
    command -v "$CHROMIUM" >/dev/null || { echo "CHROMIUM names no program: $CHROMIUM" >&2; exit 1; }
else
    has_browser || missing="$missing chromium"
fi
has_fonts || missing="$missing fonts-noto-cjk"
has_libatomic || missing="$missing libatomic1"
if [ "$purpose" != site ]; then
    command -v pdftoppm >/dev/null || missing="$missing poppler-utils"
    command -v loimpress >/dev/null || missing="$missing libreoffice-impress"
    has_slides_fonts || missing="$missing fonts-liberation fonts-crosextra-caladea"
    PATH="$PATH:/usr/sbin" command -v nginx >/dev/null || missing="$missing nginx"
    has_brotli || missing="$missing libnginx-mod-http-brotli-static"
    command -v java >/dev/null || missing="$missing default-jre-headless"
fi
if [ "$purpose" = bench ]; then
    command -v wrk >/dev/null || missing="$missing wrk"
fi
[ -n "$missing" ] || exit 0

install="apt-get install --yes --no-install-recommends$missing"
if ! command -v apt-get >/dev/null; then
    echo "Missing on this machine, by their Debian names:$missing" >&2
    echo "Install them by its own means (CHROMIUM=/path/to/browser names another browser)." >&2
    exit 1
fi
if [ "$(id -u)" != 0 ]; then
    echo "Missing system packages:$missing" >&2
    echo "Install them with:  sudo apt-get update && sudo $install" >&2
    exit 1
fi
echo "Installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet=2
# shellcheck disable=SC2086  # a list of names, meant to be split
$install --quiet=2 >/dev/null
