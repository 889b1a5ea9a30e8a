#!/usr/bin/env bash
# Fetch axe-core, which looks for what keeps people out, into .parts; without it its tests skip. Needs npm.
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p .parts
fetched=$(mktemp -d)
trap 'rm -rf "$fetched"' EXIT
npm pack --silent --pack-destination "$fetched" axe-core@4.14.1 >/dev/null
tar -xzf "$fetched"/axe-core-*.tgz -C "$fetched" package/axe.min.js
mv "$fetched/package/axe.min.js" .parts/axe.min.js
