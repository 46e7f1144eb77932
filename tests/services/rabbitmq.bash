# shellcheck shell=bash disable=SC2154
# A RabbitMQ node of our own. $folder is the caller's.

# Debian's start script that becomes the broker; the one in /usr/sbin changes the account first.
rabbitmq_server=/usr/lib/rabbitmq/bin/rabbitmq-server

start_rabbitmq() {
    if [ -x $rabbitmq_server ] || install_packages rabbitmq-server; then
        local _
        for _ in {1..3}; do
            start_rabbitmq_node && return
        done
        say "RabbitMQ did not start. Its last words:"
        tail -n 20 "$folder"/rabbitmq/*.log "$folder"/rabbitmq/log/* >&2 || true
        exit 1
    fi
    docker_works || give_up RabbitMQ rabbitmq-server MODERATION_TEST_RABBITMQ
    start_rabbitmq_container
}

start_rabbitmq_node() {
    local home=$folder/rabbitmq port dist epmd pid started=$SECONDS
    port=$(free_port) dist=$(free_port) epmd=$(free_port)
    rm -rf "$home"
    mkdir -p "$home/log"
    password > "$home/.erlang.cookie"
    chmod 400 "$home/.erlang.cookie"
    echo '[].' > "$home/enabled_plugins"
    : > "$home/environment" # or the one in /etc/rabbitmq counts
    cat > "$home/rabbitmq.conf" << CONF
listeners.tcp.1 = 127.0.0.1:$port
disk_free_limit.absolute = 50MB
$(cat "$here/../../deploy/rabbitmq.conf")
CONF
    setsid epmd -port "$epmd" -address 127.0.0.1 -relaxed_command_check < /dev/null > "$home/epmd.log" 2>&1 &
    pid=$!
    groups+=("TERM:$pid")

    # RUNNING_UNDER_SYSTEMD makes the script become the broker, so that its process is ours to end.
    HOME=$home ERL_EPMD_PORT=$epmd RUNNING_UNDER_SYSTEMD=true RABBITMQ_NODENAME=rabbit@localhost \
        RABBITMQ_NODE_PORT=$port RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_DIST_PORT=$dist \
        RABBITMQ_MNESIA_BASE=$home/mnesia RABBITMQ_LOG_BASE=$home/log RABBITMQ_LOGS=$home/log/node.log \
        RABBITMQ_CONFIG_FILE=$home/rabbitmq.conf RABBITMQ_ADVANCED_CONFIG_FILE=$home/advanced.config \
        RABBITMQ_ENABLED_PLUGINS_FILE=$home/enabled_plugins RABBITMQ_FEATURE_FLAGS_FILE=$home/feature_flags \
        RABBITMQ_CONF_ENV_FILE=$home/environment \
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}' \
        setsid $rabbitmq_server < /dev/null > "$home/start.log" 2>&1 &
    pid=$!
    groups=("TERM:$pid" "${groups[@]}") # before its epmd
    await_line "$home/log/node.log" 'Server startup complete' "$pid" 60 || return 1
    say "RabbitMQ on 127.0.0.1:$port after $((SECONDS - started)) s"
    echo "MODERATION_TEST_RABBITMQ=amqp://guest:guest@127.0.0.1:$port/"
}

start_rabbitmq_container() {
    local name=${folder##*/}-rabbitmq image secret port _
    image=$(compose_image rabbitmq) secret=$(password)
    say "RabbitMQ from the image $image"
    containers+=("$name")
    docker run --detach --name "$name" --publish 127.0.0.1::5672 \
        --env RABBITMQ_DEFAULT_USER=moderation --env RABBITMQ_DEFAULT_PASS="$secret" "$image" > /dev/null
    for _ in {1..60}; do
        if docker exec "$name" rabbitmq-diagnostics --quiet check_port_connectivity > /dev/null 2>&1; then
            port=$(docker port "$name" 5672/tcp | head -1)
            echo "MODERATION_TEST_RABBITMQ=amqp://moderation:$secret@$port/"
            return
        fi
        still_wanted 1 || exit 1
    done
    say "RabbitMQ did not start in its container:"
    docker logs --tail 20 "$name" >&2
    exit 1
}
