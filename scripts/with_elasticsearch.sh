#!/usr/bin/env bash
# Run a command beside a throw-away Elasticsearch: scripts/with_elasticsearch.sh COMMAND [ARGUMENT…]
#
# The command finds the server in KOALA_ELASTICSEARCH_URL. It stands on a free port, beside the one that
# `make elasticsearch` starts, keeps nothing, and is gone when the command ends.
# Exit code: that of the command; 1 when no server could be started. Nothing is ever skipped.
set -euo pipefail

fail() {
    printf 'with_elasticsearch: %s\n' "$*" >&2
    exit 1
}

[ $# -gt 0 ] || fail "name the command to run, for example: scripts/with_elasticsearch.sh env"

free_port() {
    local port
    for port in $(shuf --input-range 20000-29999 --head-count 50); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { printf '%s' "$port"; return; }
    done
    return 1
}

port=$(free_port) || fail "no free port from 20000 to 29999."
# Not in the checkout: the server's user may not be allowed to enter that.
folder=$(mktemp -d /tmp/koala-es.XXXXXX)
chmod 755 "$folder"

server() {
    KOALA_ELASTICSEARCH_PORT=$port KOALA_VAR_DIR=$folder "$(dirname "$0")/elasticsearch" "$1"
}

stop() {
    local code=$?
    trap - EXIT
    server stop >/dev/null 2>&1 || true
    rm -rf "$folder"
    exit "$code"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

KOALA_ELASTICSEARCH_URL=$(server start) || fail "the server did not start; its words are above."
export KOALA_ELASTICSEARCH_URL
"$@"
