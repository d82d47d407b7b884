//! Versions from Cargo.lock.

/// Returns the version of a package.
///
/// Of several versions it is the first, as cargo sorts them: the oldest.
pub(super) fn version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-futures"
version = "0.4.79"
dependencies = [
 "wasm-bindgen",
]

[[package]]
name = "wasm-bindgen"
version = "0.2.129"
source = "registry"
"#;

    #[test]
    fn a_package_is_found_by_its_whole_name() {
        assert_eq!(version(LOCK, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(version(LOCK, "wasm-bindgen-futures"), Some("0.4.79"));
        assert_eq!(version(LOCK, "wasm"), None);
        assert_eq!(version("", "wasm-bindgen"), None);
    }

    #[test]
    fn the_workspace_has_wasm_bindgen() {
        let lock = include_str!("../../../Cargo.lock");
        assert!(version(lock, "wasm-bindgen").is_some());
    }
}
