#!/bin/sh
# Run npm with the arguments given: the machine's own, or else one that pip puts into .venv.
set -eu

if command -v npm >/dev/null && command -v node >/dev/null; then
    exec npm "$@"
fi
if [ ! -x .venv/bin/npm ]; then
    echo "No npm on this machine: installing Node.js into .venv"
    "${PYTHON:-python3}" -m pip --python .venv/bin/python --disable-pip-version-check install \
        --quiet --require-hashes --no-deps --requirement requirements-node.txt
fi
PATH="$PWD/.venv/bin:$PATH" exec npm "$@"
