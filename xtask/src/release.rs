//! What must be true of a release before it is published.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::program::output;
use crate::workspace;

/// The account in addresses of the repository, until it has one.
const PLACEHOLDER: &str = "github.com/OWNER";

/// The hosts whose `repository` the crate registry resolves README's relative links against.
const HOSTS: [&str; 3] = [
    "https://github.com/",
    "https://gitlab.com/",
    "https://bitbucket.org/",
];

/// Checks that the repository is ready to be published as `tag`.
pub(crate) fn check(tag: &str) -> Result<()> {
    let read = |name: &str| {
        fs::read_to_string(workspace::root().join(name))
            .with_context(|| format!("{name} cannot be read"))
    };
    let mut problems = problems(tag, &read("Cargo.toml")?, &read("CHANGELOG.md")?);
    problems.extend(
        placeholders()
            .iter()
            .map(|file| format!("{file} has the placeholder {PLACEHOLDER}")),
    );
    for problem in &problems {
        println!("{problem}");
    }
    ensure!(problems.is_empty(), "{tag} is not ready to be published");
    println!("{tag} is ready to be published.");
    Ok(())
}

/// Returns the files outside of this program that have the placeholder.
fn placeholders() -> Vec<String> {
    let mut grep = Command::new("git");
    grep.current_dir(workspace::root()).args([
        "grep",
        "-lF",
        PLACEHOLDER,
        "--",
        ".",
        ":!xtask/src",
    ]);
    // It fails if it finds nothing.
    let files = output(&mut grep).unwrap_or_default();
    files.lines().map(str::to_owned).collect()
}

fn problems(tag: &str, manifest: &str, changelog: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let version = field(manifest, "version").unwrap_or_default();
    if tag != format!("v{version}") {
        problems.push(format!("the manifest has version {version}, not {tag}"));
    }
    for name in ["repository", "homepage", "documentation"] {
        if !field(manifest, name).is_some_and(|value| value.starts_with("https://")) {
            problems.push(format!("the manifest has no {name}"));
        }
    }
    let repository = field(manifest, "repository").unwrap_or_default();
    if !HOSTS.iter().any(|host| repository.starts_with(host)) {
        problems.push(format!(
            "README's relative links would be dead in the registry: the repository is at none of {}",
            HOSTS.join(", ")
        ));
    }
    let heading = format!("## [{version}] - ");
    let date = changelog
        .lines()
        .find_map(|line| line.strip_prefix(&heading));
    if !date.is_some_and(is_date) {
        problems.push(format!("the changelog has no date for {version}"));
    }
    problems
}

/// Returns the value of a field of the manifest that stands on a line of its own.
fn field<'a>(manifest: &'a str, name: &str) -> Option<&'a str> {
    let start = format!("{name} = \"");
    let mut lines = manifest.lines();
    lines.find_map(|line| line.strip_prefix(&start)?.strip_suffix('"'))
}

/// Returns whether the text is a date such as 2026-01-31.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [4, 2, 2] && parts.concat().bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = r#"
version = "1.2.3"
repository = "https://github.com/someone/yew-authjs"
homepage = "https://github.com/someone/yew-authjs"
documentation = "https://docs.rs/yew-authjs"
"#;
    const CHANGELOG: &str = "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-01-31\n";

    #[test]
    fn a_finished_release_has_no_problem() {
        assert_eq!(problems("v1.2.3", MANIFEST, CHANGELOG), [""; 0]);
    }

    #[test]
    fn each_thing_that_is_missing_is_a_problem() {
        let without = |text: &str, by: &str| MANIFEST.replace(text, by);
        let cases = [
            (
                "v1.2.4",
                MANIFEST.to_owned(),
                CHANGELOG.to_owned(),
                "not v1.2.4",
            ),
            (
                "1.2.3",
                MANIFEST.to_owned(),
                CHANGELOG.to_owned(),
                "not 1.2.3",
            ),
            (
                "v1.2.3",
                without("homepage", "home"),
                CHANGELOG.to_owned(),
                "no homepage",
            ),
            (
                "v1.2.3",
                without("github.com", "git.example.com"),
                CHANGELOG.to_owned(),
                "relative links",
            ),
            (
                "v1.2.3",
                MANIFEST.to_owned(),
                CHANGELOG.replace("2026-01-31", "Unreleased"),
                "no date",
            ),
            (
                "v1.2.3",
                MANIFEST.to_owned(),
                CHANGELOG.replace("[1.2.3]", "[1.2.2]"),
                "no date",
            ),
        ];
        for (tag, manifest, changelog, expected) in cases {
            let found = problems(tag, &manifest, &changelog);
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].contains(expected), "{found:?}");
        }
    }
}
