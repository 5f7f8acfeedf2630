#!/usr/bin/env bash
# What a release has to pass: a version with a dated changelog, and, on a clean clone of what is committed, the
# gate, every test, the image and the upgrade from 0.1.0.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
    echo "release-check: $*" >&2
    exit 1
}

[ -z "$(git status --porcelain)" ] || fail "There are uncommitted changes, and only what is committed is checked."

version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' ticketsaas/__init__.py)
read -r _ name _ date < <(grep -m 1 '^## [0-9]' CHANGELOG.md) || true
[ "$name" = "$version" ] ||
    fail "The newest release in CHANGELOG.md is ${name:-missing}, and ticketsaas/__init__.py says $version."
[[ -n "$date" && "$(date -u -d "$date" +%F 2> /dev/null)" = "$date" && ! "$date" > "$(date -u +%F)" ]] ||
    fail "CHANGELOG.md has to give the day of release $version, not '$date', as in ## $version - $(date -u +%F)."
[ -z "$(sed -n '/^## Unreleased$/,/^## [0-9]/{/^##/d; /./p}' CHANGELOG.md)" ] ||
    fail "CHANGELOG.md lists changes under Unreleased: move them to a release."

clone=$(mktemp -d)
trap 'rm -rf "$clone"' EXIT
git clone --quiet . "$clone"
cd "$clone"
.ci/run
docker info > /dev/null 2>&1 ||
    fail "The gate and the tests passed, but no Docker engine answers, so image and upgrade are not checked."
make image-test
echo "release-check: $version passed."
