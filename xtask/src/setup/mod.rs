//! Installs what the commands need and this machine lacks. A second run does nothing.

mod apt;
mod bindgen;
mod cache;
mod cargo_tools;
mod chromium;
mod components;
mod debian_archive;
mod lock_file;
mod npm;
mod prebuilt;
mod rust_flags;
mod rust_src;
mod servers;
mod sysroot;
mod tools;
mod wasm_target;
mod wrk;

use anyhow::Result;

pub(crate) use tools::Tools;

/// Something that a command needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// rustfmt and clippy.
    Components,
    /// The standard library for wasm32-unknown-unknown.
    WasmTarget,
    /// wasm-bindgen and its test runner, of the version that the lock file has.
    WasmBindgen,
    /// A program that makes pages as `wasm-bindgen` does, which is built sooner.
    Bindgen,
    Trunk,
    CargoDeny,
    /// The builder of the guide's site.
    MdBook,
    /// Chromium and its driver.
    Chromium,
    /// Node.js with npm.
    Node,
    /// The end-to-end tests' npm packages.
    NpmPackages,
    /// The servers of sites that every run of the end-to-end tests is against.
    Servers,
    /// The servers of the examples that have nothing to build.
    ExampleServers,
    /// All servers of sites, and of the examples.
    EveryServer,
    /// The HTTP client of the load measurement.
    Wrk,
}

pub(crate) const EVERYTHING: [Need; 8] = [
    Need::Components,
    Need::WasmTarget,
    Need::WasmBindgen,
    Need::Trunk,
    Need::CargoDeny,
    Need::Chromium,
    Need::NpmPackages,
    Need::Servers,
];

/// Installs what is missing of `needs`, the quick ones before those that take minutes.
pub(crate) fn set_up(needs: &[Need]) -> Result<Tools> {
    let mut tools = Tools::default();
    for need in needs {
        match need {
            Need::Components => components::ensure()?,
            Need::WasmTarget => tools.sysroot = wasm_target::ensure()?,
            Need::WasmBindgen => tools.add_folder(cargo_tools::wasm_bindgen()?.ensure()?.folder()),
            Need::Bindgen => tools.bindgen = Some(bindgen::ensure()?),
            Need::Trunk => tools.add_folder(cargo_tools::trunk().ensure()?.folder()),
            Need::CargoDeny => tools.add_folder(cargo_tools::cargo_deny().ensure()?.folder()),
            Need::MdBook => tools.add_folder(cargo_tools::mdbook().ensure()?.folder()),
            Need::Chromium => tools.browser = Some(chromium::ensure()?),
            Need::Node => npm::ensure_node()?,
            Need::NpmPackages => npm::ensure()?,
            Need::Servers => servers::ensure_some()?,
            Need::ExampleServers => servers::ensure_plain_examples()?,
            Need::EveryServer => servers::ensure_all()?,
            Need::Wrk => wrk::ensure()?,
        }
    }
    Ok(tools)
}
