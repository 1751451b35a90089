# report NAME: tells Amiss in the background and never fails
report() {
  local name=${1//\\/\\\\}; name=${name//\"/\\\"}
  curl --silent --max-time 2 "${AMISS_URL:-http://127.0.0.1:8080}/api/v1/issues" \
    -H "Authorization: Bearer ${AMISS_KEY:-}" -H 'Content-Type: application/json' \
    -d "{\"name\": \"$name\", \"source\": \"$0\"}" >/dev/null 2>&1 &
}
