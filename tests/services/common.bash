# shellcheck shell=bash disable=SC2154
# Shared by the scripts of this folder. $here is the caller's.

say() { echo "with-services: $*" >&2; }

# Waits up to $1 seconds; false once with-services has gone.
still_wanted() {
    local status=0
    # A read that waited in vain ends with more than 128; one that met the end of the input with 1.
    read -r -t "$1" _ || status=$?
    [ "$status" -gt 128 ] || [ "$status" -eq 0 ]
}

# A port that nobody listens on, below the ones that the system hands out. Somebody may take it in the meantime: who
# starts a server on it must be ready to try another.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 10000))
        (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || { echo "$port" && return; }
    done
}

password() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# Ends process group $2 by signal $1, or by force after 10 s.
end_group() {
    kill "-$1" "$2" 2> /dev/null || return 0
    local _
    for _ in {1..100}; do
        kill -0 "$2" 2> /dev/null || break
        sleep 0.1
    done
    kill -KILL -- "-$2" 2> /dev/null || true
    wait "$2" 2> /dev/null || true
}

# Waits until file $1 holds the line $2 that process $3 writes once it serves, up to $4 seconds.
await_line() {
    local try
    for ((try = 0; try < $4 * 5; try++)); do
        grep -qs "$2" "$1" && return 0
        kill -0 "$3" 2> /dev/null || return 1
        still_wanted 0.2 || exit 1
    done
    return 1
}

docker_works() { docker info > /dev/null 2>&1; }

# The image that production uses for $1, so that one version is pinned in one place.
compose_image() { sed -n "s/^ *image: *\($1:[^ ]*\).*/\1/p" "$here/../../docker-compose.yml" | head -1; }

# Installs the packages "$@"; false where that is not possible.
install_packages() {
    command -v apt-get > /dev/null || return 1
    if [ "$(id -u)" -eq 0 ]; then
        "$here/install" "$@" >&2 < /dev/null
    elif sudo -n true 2> /dev/null; then
        sudo -n "$here/install" "$@" >&2 < /dev/null
    else
        say "installing $* needs root or sudo without a password."
        return 1
    fi
}

# Ends with what a person can do about service $1, package $2, variable $3.
give_up() {
    say "$1 is not on this machine. Any one of these helps:"
    say "  sudo apt-get install $2      on Debian or Ubuntu"
    say "  start a Docker engine that this account may use"
    say "  set $3 to one that the tests may use"
    exit 1
}
