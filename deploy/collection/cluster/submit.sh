#!/bin/sh
# Start a job script beside this one and print by what it is known: the number of its process group.
set -eu
mkdir -p build/jobs
setsid sh -c 'sh "$1"; echo $? >"build/jobs/$$.ended"' job "$1" </dev/null >>build/jobs/log 2>&1 &
echo $!
