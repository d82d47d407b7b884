//! Tests of the machine through its events, its effects and its public view.

mod actions;
mod events;
mod fixtures;
mod posts;
mod probes;
#[cfg(not(target_arch = "wasm32"))]
mod properties;
mod schedule;
mod sequences;
#[cfg(not(target_arch = "wasm32"))]
mod simulation;
mod tab;
mod transitions;
