#!/usr/bin/env bash
# Installs the real VS Code in which the tests of the extension run: code-server's VS Code server, from the npm registry,
# into ${PARLEY_VSCODE:-~/.cache/parley-vscode}. Its native modules are built here, so that nothing else is downloaded.
# With --debian, as in CI, the build packages and Chromium come from Debian first. Does nothing where it is installed.
set -euo pipefail
version=4.139.1
folder=${PARLEY_VSCODE:-$HOME/.cache/parley-vscode}
here=$(cd "$(dirname "$0")/.." && pwd)

if [ "${1:-}" = --debian ]; then
  needed=()
  command -v chromium >/dev/null || needed+=(chromium)
  for package in libkrb5-dev python3 make g++; do
    dpkg -s "$package" >/dev/null 2>&1 || needed+=("$package")
  done
  if [ ${#needed[@]} -gt 0 ]; then
    apt-get update -q >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${needed[@]}" >/dev/null
  fi
fi

[ "$(cat "$folder/installed" 2>/dev/null)" != "$version" ] || exit 0
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
# The server of VS Code runs on Node 24, and its modules are built with it.
export PATH="$here/node_modules/.bin:$PATH"
# Headers of Node for the modules: those beside a Node of this machine, never a download.
if [ -z "$(npm config get nodedir 2>/dev/null | grep / || true)" ]; then
  for node in $(type -ap node); do
    root=$(dirname "$(dirname "$(realpath "$node")")")
    [ ! -e "$root/include/node/node_api.h" ] || export npm_config_nodedir=$root
  done
fi
npm pack --silent "code-server@$version" >/dev/null
tar -xzf "code-server-$version.tgz" --strip-components=1 package/lib package/LICENSE
rm "code-server-$version.tgz"
for part in lib/vscode lib/vscode/extensions; do
  (cd "$part" && npm install --omit=dev --no-fund --no-audit --loglevel=error)
done
echo "$version" >installed
