#!/bin/sh
# start.sh MAIN ARGUMENT...: builds Amiss and this module where needed, then runs a class of it. For `run` and `chaos`.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(CDPATH='' cd -- "$here/../.." && pwd -P)
classpath=$here/target/bench.classpath
build_log=$here/target/build.log

say() { printf '%s\n' "$*" >&2; }

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
if [ "${version:-0}" -lt 17 ]; then
    say "Amiss needs a JDK 17 or newer; found: ${version:-none}. Install one, or let JAVA_HOME name it."
    exit 1
fi

# All that is measured is built together, so that `up` finds nothing to build while the clock runs.
if [ ! -f "$classpath" ] || [ -n "$(find "$root/pom.xml" "$root"/common-*/src/main "$root"/*-service/src/main \
    "$root/deploy/embedded/src/main" "$root/deploy/local/src/main" "$here/pom.xml" "$here/src/main" \
    -newer "$classpath" 2>/dev/null | head -n 1)" ]; then
    say "Building Amiss and its benchmark (the first time the build also downloads what it needs, some minutes)"
    mkdir -p "$here/target"
    if ! (cd "$root" && ./mvnw -B -DskipTests package \
        -pl issue-service,responder-service,assertion-service,deploy/local,deploy/bench -am) >"$build_log" 2>&1; then
        grep '^\[ERROR\]' "$build_log" | head -n 20 >&2
        say "The build failed; all that it said is in $build_log"
        exit 1
    fi
fi

exec "$java" -Xmx1g -XX:+UseSerialGC -Damiss.home="$root" \
    -cp "$here/target/classes:$(cat "$classpath")" "$@"
