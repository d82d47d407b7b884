//! wasm-bindgen for pages, without the programs and servers of `wasm-bindgen-cli`: it compiles in a
//! fraction of the time.
//!
//! It takes the options that xtask passes to `wasm-bindgen`, in that order, and no others.

use std::process::ExitCode;

use anyhow::{Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [
        "--target",
        "web",
        "--no-typescript",
        "--out-dir",
        folder,
        "--out-name",
        name,
        module,
    ] = arguments[..]
    else {
        bail!(
            "usage: xtask-bindgen --target web --no-typescript --out-dir DIR --out-name NAME FILE"
        );
    };
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .generate(folder)
}
