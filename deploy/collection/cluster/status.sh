#!/bin/sh
# Tell whether a job runs, has ended well, or has failed or was killed.
if [ -f "build/jobs/$1.ended" ]; then
    [ "$(cat "build/jobs/$1.ended")" = 0 ] && echo success || echo failed
elif kill -0 "$1" 2>/dev/null; then
    echo running
elif [ -f "build/jobs/$1.ended" ] && [ "$(cat "build/jobs/$1.ended")" = 0 ]; then
    echo success # between the first look and the second
else
    echo failed
fi
