use std::os::unix::fs::PermissionsExt;

use super::*;

const TOOL: CargoTool = CargoTool {
    name: "tool",
    version: String::new(),
    binaries: &["one", "two"],
    features: &[],
    takes: "a moment",
};

/// Writes programs that say that they are this version.
fn write_programs(root: &Path, names: &[&str], version: &str) -> Result<()> {
    let folder = root.join("bin");
    fs::create_dir_all(&folder)?;
    for name in names {
        let file = folder.join(name);
        fs::write(&file, format!("#!/bin/sh\necho {name} {version}\n"))?;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

#[test]
fn only_a_tool_that_is_complete_and_of_its_version_is_kept() {
    let tool = CargoTool {
        version: "1.2.3".to_owned(),
        ..TOOL
    };
    let cache = std::env::temp_dir().join(format!("xtask-tools-{}", std::process::id()));
    let folder = cache.join("tool-1.2.3");
    for (names, version) in [
        (["one", "two"].as_slice(), "1.2.4"),
        (&["one"], "1.2.3"),
        (&[], "1.2.3"),
    ] {
        let placed = tool.place(&folder, |partial| write_programs(partial, names, version));
        assert!(placed.is_err(), "{names:?} {version}");
        assert!(!folder.exists());
    }
    tool.place(&folder, |partial| {
        write_programs(partial, &["one", "two"], "1.2.3")
    })
    .unwrap();
    assert!(tool.is_in(&folder.join("bin")));
    let half = tool.with_only(&["two"]);
    fs::remove_file(folder.join("bin/one")).unwrap();
    assert!(half.is_in(&folder.join("bin")));
    fs::remove_dir_all(&cache).unwrap();
}

#[test]
fn a_version_is_compared_as_a_whole() {
    assert!(names_version("wasm-bindgen 0.2.129", "0.2.129"));
    assert!(names_version("wasm-bindgen 0.2.129 (a1b2c3)", "0.2.129"));
    assert!(names_version("mdbook v0.5.4", "0.5.4"));
    assert!(!names_version("wasm-bindgen 0.2.129", "0.2.12"));
}

#[test]
fn the_small_program_has_the_version_of_the_lock_file() {
    let lock = include_str!("../../../../Cargo.lock");
    let version = lock_file::version(lock, "wasm-bindgen");
    assert!(version.is_some());
    assert_eq!(
        lock_file::version(lock, "wasm-bindgen-cli-support"),
        version
    );
}
