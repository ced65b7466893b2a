#!/bin/sh
# End jobs with all that they started.
for group; do kill -TERM -- "-$group" 2>/dev/null || true; done
