#!/usr/bin/env bash
# Run a command beside a throw-away PostgreSQL: scripts/with_postgres.sh COMMAND [ARGUMENT…]
#
# The command finds the server in KOALA_DATABASE_URL (and, for psql, in PGHOST, PGUSER, PGDATABASE). The
# server listens on a socket in a temporary folder only, keeps nothing, and is gone when the command ends.
# Exit code: that of the command; 1 when no server could be started. Nothing is ever skipped.
set -euo pipefail

fail() {
    printf 'with_postgres: %s\n' "$*" >&2
    exit 1
}

# Print the folder that holds the newest initdb; nothing when there is none.
find_server() {
    local initdb
    initdb=$(find /usr/lib/postgresql/*/bin -name initdb 2>/dev/null | sort --version-sort | tail -n 1)
    [ -n "$initdb" ] || initdb=$(command -v initdb || true)
    [ -z "$initdb" ] || dirname "$initdb"
}

install_server() {
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || return 1
        as_root=(sudo -n)
    fi
    command -v apt-get >/dev/null || return 1
    echo "with_postgres: installing Debian's postgresql …" >&2
    "${as_root[@]}" apt-get update -qq >&2 || true
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends postgresql >&2 </dev/null
}

[ $# -gt 0 ] || fail "name the command to run, for example: scripts/with_postgres.sh psql -c 'select 1'"

server=$(find_server)
if [ -z "$server" ]; then
    install_server || fail "PostgreSQL is not installed. Run: sudo apt-get install postgresql"
    server=$(find_server)
    [ -n "$server" ] || fail "apt-get installed postgresql, but there is no initdb in /usr/lib/postgresql."
fi

# The name of a socket may have about 100 characters, so TMPDIR is not used: it can be long.
folder=$(mktemp -d /tmp/koala-pg.XXXXXX)

# initdb refuses to run as root.
as_server=()
if [ "$(id -u)" -eq 0 ]; then
    owner=postgres
    id "$owner" >/dev/null 2>&1 || owner=nobody
    chown "$owner" "$folder"
    as_server=(setpriv --reuid "$owner" --regid "$(id -g "$owner")" --clear-groups)
fi

run_server_tool() {
    local tool=$1
    shift
    # From its own folder: the server's user may not be allowed to enter the present one.
    (cd "$folder" && "${as_server[@]}" "$server/$tool" "$@")
}

stop() {
    local code=$?
    trap - EXIT
    # Nothing is worth a clean shutdown: the data goes next.
    run_server_tool pg_ctl stop --pgdata "$folder/data" --mode immediate --silent >/dev/null 2>&1 || true
    rm -rf "$folder"
    exit "$code"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

give_up() {
    [ ! -f "$folder/log" ] || cat "$folder/log" >&2
    fail "$1"
}

run_server_tool initdb --pgdata "$folder/data" --username koala --auth trust \
    --encoding UTF8 --locale C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 </dev/null ||
    { cat "$folder/initdb.log" >&2; give_up "initdb failed; its words are above."; }

options="-c listen_addresses='' -c unix_socket_directories='$folder' -c max_connections=50"
options+=" -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
run_server_tool pg_ctl start --pgdata "$folder/data" --log "$folder/log" --wait --timeout 300 \
    --silent --options "$options" >/dev/null </dev/null ||
    give_up "the server did not start; its log is above."
run_server_tool createdb --host "$folder" --username koala koala </dev/null ||
    give_up "the database could not be made; the server's log is above."

export PGHOST=$folder PGUSER=koala PGDATABASE=koala
export KOALA_DATABASE_URL="postgresql://koala@${folder//\//%2F}/koala"
"$@"
