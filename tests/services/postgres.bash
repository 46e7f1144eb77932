# shellcheck shell=bash disable=SC2154
# A PostgreSQL cluster of our own. $folder is the caller's.

start_postgres() {
    if [ -n "$(postgres_bin)" ] || install_packages postgresql; then
        local _
        for _ in {1..3}; do
            start_postgres_cluster && return
        done
        say "PostgreSQL did not start. Its last words:"
        tail -n 20 "$folder/postgres/initdb.log" "$folder/postgres/server.log" >&2 || true
        exit 1
    fi
    docker_works || give_up PostgreSQL postgresql MODERATION_TEST_POSTGRES
    start_postgres_container
}

# The folder of the newest server's programs; nothing where there is none.
postgres_bin() {
    local found
    found=$(find /usr/lib/postgresql -path '*/bin/initdb' 2> /dev/null | sort -V | tail -1)
    [ -n "$found" ] || found=$(command -v initdb) || return 0
    dirname "$found"
}

start_postgres_cluster() {
    local home=$folder/postgres bin port secret pid started=$SECONDS owner=()
    bin=$(postgres_bin) port=$(free_port) secret=$(password)
    rm -rf "$home"
    mkdir -p "$home"
    echo "$secret" > "$home/password"
    # initdb and postgres refuse to run as root.
    if [ "$(id -u)" -eq 0 ]; then
        chown -R postgres:postgres "$home"
        owner=(setpriv --reuid=postgres --regid=postgres --clear-groups --inh-caps=-all)
    fi
    (cd "$home" && ${owner+"${owner[@]}"} "$bin/initdb" -D data -U moderation -A scram-sha-256 \
        --pwfile=password --encoding=UTF8 --locale=C.UTF-8 --no-sync < /dev/null > initdb.log 2>&1) || return 1
    # shellcheck disable=SC2046 # words on purpose
    (cd "$home" && exec setsid ${owner+"${owner[@]}"} "$bin/postgres" -D data -p "$port" \
        -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 \
        $(durability) < /dev/null > server.log 2>&1) &
    pid=$!
    groups+=("INT:$pid")
    await_line "$home/server.log" 'database system is ready to accept connections' "$pid" 60 || return 1
    say "PostgreSQL on 127.0.0.1:$port after $((SECONDS - started)) s"
    postgres_is_at 127.0.0.1 "$port" "$secret"
}

# Tests may lose everything with the machine; a benchmark that did would flatter.
durability() { [ -n "${MODERATION_TEST_DURABLE:-}" ] || echo "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"; }

postgres_is_at() {
    echo "MODERATION_TEST_POSTGRES=Host=$1;Port=$2;Username=moderation;Password=$3;Database=postgres"
}

start_postgres_container() {
    local name=${folder##*/}-postgres image secret port _
    image=$(compose_image postgres) secret=$(password)
    say "PostgreSQL from the image $image"
    containers+=("$name")
    # shellcheck disable=SC2046 # words on purpose
    docker run --detach --name "$name" --publish 127.0.0.1::5432 --env POSTGRES_USER=moderation \
        --env POSTGRES_PASSWORD="$secret" --env POSTGRES_DB=postgres "$image" \
        -c max_connections=200 $(durability) > /dev/null
    for _ in {1..60}; do
        # By address: the image's own setup listens on a socket alone.
        if docker exec "$name" pg_isready --quiet --host=127.0.0.1 > /dev/null 2>&1; then
            port=$(docker port "$name" 5432/tcp | head -1)
            postgres_is_at "${port%:*}" "${port##*:}" "$secret"
            return
        fi
        still_wanted 1 || exit 1
    done
    say "PostgreSQL did not start in its container:"
    docker logs --tail 20 "$name" >&2
    exit 1
}
