# Sourced by the set-up steps, so that a second run costs nothing.
#
#   fresh STAMP FILE…   true when STAMP was written for FILEs of the same content
#   stamp STAMP FILE…   writes it

digest() { cat "$@" | git hash-object --stdin; }

fresh() {
  local file=$1
  shift
  [ -f "$file" ] && [ "$(cat "$file")" = "$(digest "$@")" ]
}

stamp() {
  local file=$1
  shift
  mkdir -p "$(dirname "$file")"
  digest "$@" >"$file"
}
