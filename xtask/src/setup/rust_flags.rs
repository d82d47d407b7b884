//! Flags of rustc for the builds for browsers, beside those that the user has set.

use std::ffi::OsString;
use std::path::Path;

use anyhow::{Result, ensure};

/// The variables from which cargo takes flags, and what separates the flags in each. It reads the
/// first that is set and no other; only the last leaves builds for this machine as they are.
const VARIABLES: [(&str, &str); 3] = [
    ("CARGO_ENCODED_RUSTFLAGS", "\u{1f}"),
    ("RUSTFLAGS", " "),
    (OF_TARGET, " "),
];

pub(super) const OF_TARGET: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Returns the variable to set, and the value that adds `flags` to what `read` finds in it, each
/// once: rustc refuses a second `--sysroot`.
pub(super) fn adding(
    flags: &[&str],
    read: impl Fn(&str) -> Option<OsString>,
) -> (&'static str, OsString) {
    let set = VARIABLES
        .into_iter()
        .find_map(|(name, separator)| Some((name, separator, read(name)?)));
    let (name, separator, mut value) = set.unwrap_or((OF_TARGET, " ", OsString::new()));
    for flag in flags {
        let text = value.to_string_lossy();
        if text.split(separator).any(|known| known == *flag) {
            continue;
        }
        if !value.is_empty() {
            value.push(separator);
        }
        value.push(flag);
    }
    (name, value)
}

/// Returns the flag that has rustc look for libraries in `sysroot`.
pub(super) fn sysroot(sysroot: &Path) -> Result<String> {
    let flag = format!("--sysroot={}", sysroot.display());
    ensure!(
        !flag.contains(char::is_whitespace),
        "cargo takes no path with a space among rustc's flags: set XDG_CACHE_HOME to another \
         folder, for {}",
        sysroot.display()
    );
    Ok(flag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(set: &[(&str, &str)]) -> (&'static str, String) {
        let read = |name: &str| {
            let (_, value) = set.iter().find(|(known, _)| *known == name)?;
            Some(OsString::from(value))
        };
        let (name, value) = adding(&["--sysroot=/s", "-Ca=b"], read);
        (name, value.into_string().unwrap())
    }

    #[test]
    fn a_path_that_cargo_would_split_is_refused() {
        assert_eq!(sysroot(Path::new("/s")).unwrap(), "--sysroot=/s");
        let problem = sysroot(Path::new("/a b")).unwrap_err().to_string();
        assert!(problem.contains("XDG_CACHE_HOME"), "{problem}");
    }

    #[test]
    fn builds_for_this_machine_keep_their_flags() {
        assert_eq!(added(&[]), (OF_TARGET, "--sysroot=/s -Ca=b".to_owned()));
        let set = [(OF_TARGET, "-Dwarnings")];
        let expected = "-Dwarnings --sysroot=/s -Ca=b".to_owned();
        assert_eq!(added(&set), (OF_TARGET, expected));
        let set = [(OF_TARGET, "--sysroot=/s")];
        assert_eq!(added(&set), (OF_TARGET, "--sysroot=/s -Ca=b".to_owned()));
    }

    #[test]
    fn the_variable_that_cargo_reads_is_the_one_that_is_added_to() {
        let set = [("RUSTFLAGS", "-Dwarnings"), (OF_TARGET, "-Cx")];
        let expected = "-Dwarnings --sysroot=/s -Ca=b".to_owned();
        assert_eq!(added(&set), ("RUSTFLAGS", expected));
        // Set to nothing, it still hides the others.
        let set = [("CARGO_ENCODED_RUSTFLAGS", ""), ("RUSTFLAGS", "-Cx")];
        let expected = "--sysroot=/s\u{1f}-Ca=b".to_owned();
        assert_eq!(added(&set), ("CARGO_ENCODED_RUSTFLAGS", expected));
    }
}
