#!/usr/bin/env bash
# Installs Debian packages that are missing: `bash tools/system_packages.sh PACKAGE...`. Where it may not or cannot, it
# names them and goes on: whoever needs them says so too.
set -euo pipefail
exec </dev/null

missing=()
for package in "$@"; do
    dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
if ((${#missing[@]} == 0)); then exit 0; fi

as_root=()
if ((EUID != 0)); then as_root=(sudo -n); fi
if command -v apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null; then
    echo "== installing ${missing[*]}"
    "${as_root[@]}" apt-get update -q
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
else
    echo "== please install: ${missing[*]} (names of Debian's packages)"
fi
