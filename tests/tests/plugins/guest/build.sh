#!/bin/sh
# Builds misbehave.wasm. Wants Rust with the target: rustup target add wasm32-wasip2
set -eu
cd "$(dirname "$0")"
# No path of the machine that builds it stands in the component.
export RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=/crates --remap-path-prefix=$PWD=/misbehave"
cargo build --release --locked --target wasm32-wasip2
cp "${CARGO_TARGET_DIR:-target}/wasm32-wasip2/release/misbehave.wasm" .
