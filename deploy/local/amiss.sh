# What the commands beside this file share: finding a JDK, building what is not built, running the launcher.
# Sourced by them; they set nothing before. All that is said here goes to standard error. In the archive of a release everything
# is built: the launcher's libraries lie in lib.

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(CDPATH='' cd -- "$here/../.." && pwd -P)
launcher=$here/target/launcher.classpath
build_log=$here/target/build.log
is_release=false
[ ! -d "$here/lib" ] || is_release=true

say() { printf '%s\n' "$*" >&2; }

find_java() {
    java=${JAVA_HOME:+$JAVA_HOME/bin/}java
    version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
    if [ "${version:-0}" -lt 17 ]; then
        say "Amiss needs a JDK 17 or newer; found: ${version:-none}. Install one, or let JAVA_HOME name it."
        exit 1
    fi
}

# older FILE SOURCE...: whether FILE is missing or a source changed after it was made
older() {
    made=$1
    shift
    [ -f "$made" ] || return 0
    [ -n "$(find "$@" -newer "$made" 2>/dev/null | head -n 1)" ]
}

stale_modules() {
    for module in issue-service responder-service assertion-service; do
        if older "$root/$module/target/quarkus-app/quarkus-run.jar" \
            "$root/pom.xml" "$root/common-model/pom.xml" "$root/common-model/src/main" \
            "$root/common-service/pom.xml" "$root/common-service/src/main" \
            "$root/$module/pom.xml" "$root/$module/src/main"; then
            printf ',%s' "$module"
        fi
    done
    stale_launcher
}

stale_launcher() {
    if older "$launcher" \
        "$root/pom.xml" "$root/common-model/pom.xml" "$root/common-model/src/main" \
        "$root/common-service/pom.xml" "$root/common-service/src/main" \
        "$root/deploy/embedded/pom.xml" "$root/deploy/embedded/src/main" "$here/pom.xml" "$here/src/main"; then
        printf ',deploy/local'
    fi
}

# build MODULES: packages them and what they need, showing how far it is
build() {
    say "Building ${1#,} (the first time the build also downloads what it needs, which takes some minutes)"
    mkdir -p "$here/target"
    # Maven's output goes to the log and, shortened, to the reader
    {
        (cd "$root" && ./mvnw -B -pl "${1#,}" -am -DskipTests package) 2>&1 && echo 'AMISS BUILT'
    } | tee "$build_log" | awk '
        /^\[INFO\] Building Amiss/ { sub(/^\[INFO\] Building /, ""); sub(/ [0-9][^ ]*-SNAPSHOT */, " "); print "  " $0; fflush() }
        /Downloaded from/ { if (++files % 100 == 0) { print "  ... " files " files downloaded"; fflush() } }
        /^\[ERROR\]/ && !/\tat / && errors++ < 20 { print; fflush() }' >&2
    if ! tail -n 1 "$build_log" | grep -q 'AMISS BUILT'; then
        say "The build failed; all that it said is in $build_log"
        exit 1
    fi
}

# runs_already: whether an `up` holds this data; then nothing is rebuilt under its feet
runs_already() {
    lock=${AMISS_DATA:-$here/data}/run/up.lock
    [ -f "$lock" ] && [ -f "$launcher" ] || return 1
    # the number may be another process' or thread's by now
    case "$(ps -o args= -p "$(cat "$lock")" 2>/dev/null)" in
        *dev.amiss.local.Main*) return 0 ;;
        *) return 1 ;;
    esac
}

# build_stale STALE_FUNCTION: builds the modules that it names
build_stale() {
    find_java
    ! $is_release || return 0
    runs_already && return
    modules=$("$1")
    [ -z "$modules" ] || build "$modules"
}

run() {
    if $is_release; then
        class_path="$here/lib/*"
    else
        class_path=$here/target/classes:$(cat "$launcher")
    fi
    exec "$java" -Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Damiss.home="$root" \
        -cp "$class_path" dev.amiss.local.Main "$@"
}
