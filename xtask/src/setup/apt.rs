//! Debian's package manager.

use std::process::Command;

use anyhow::Result;

use crate::program::{on_path, output, run};

/// Returns `true` if packages can be installed without asking anyone.
pub(super) fn can_install() -> bool {
    is_there() && output(Command::new("id").arg("-u")).as_deref() == Some("0")
}

pub(super) fn is_there() -> bool {
    on_path(&["apt-get"]).is_some()
}

/// Installs packages without the recommended ones.
pub(super) fn install(packages: &[&str]) -> Result<()> {
    run(apt_get().args(["--quiet", "update"]))?;
    run(apt_get()
        .args(["--quiet", "install", "--yes", "--no-install-recommends"])
        .args(packages))
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
