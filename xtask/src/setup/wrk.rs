//! wrk, which sends many HTTP requests at once.

use anyhow::{Result, bail};

use super::apt;
use crate::program::on_path;
use crate::step::step;

const PROGRAM: &str = "wrk";

pub(super) fn ensure() -> Result<()> {
    if on_path(&[PROGRAM]).is_some() {
        return Ok(());
    }
    if apt::can_install() {
        let install = || apt::install(&[PROGRAM]);
        step("wrk", "installing it with apt", "about 10 seconds", install)?;
        if on_path(&[PROGRAM]).is_some() {
            return Ok(());
        }
    }
    let fix = match apt::is_there() {
        true => "run `sudo apt-get install wrk`",
        false => "install it from https://github.com/wg/wrk",
    };
    bail!("wrk is missing: {fix}")
}
