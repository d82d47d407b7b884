//! GitHub's workflows run what they are meant to, and the bot for updates sees everything.

use std::collections::{BTreeMap, BTreeSet};

use crate::{files, text};

/// Returns each action that a workflow uses, with the rest of its line.
fn actions(workflow: &str) -> Vec<(&str, &str)> {
    let lines = workflow.lines().map(|line| line.trim_start());
    let used = lines.filter_map(|line| line.trim_start_matches("- ").strip_prefix("uses: "));
    used.map(|used| used.split_once('@').unwrap_or((used, "")))
        .collect()
}

/// Returns whether this, after the `@`, is a commit with its version as a comment.
fn is_pinned(rest: &str) -> bool {
    rest.split_once(" # v").is_some_and(|(commit, version)| {
        commit.len() == 40
            && commit.bytes().all(|byte| byte.is_ascii_hexdigit())
            && version.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Returns the folders that Dependabot looks at, with their wildcards.
fn folders(dependabot: &str) -> BTreeSet<&str> {
    let lines = dependabot.lines().map(str::trim);
    let folders = lines.filter_map(|line| {
        let folder = line.strip_prefix("directory: ");
        folder.or_else(|| line.strip_prefix("- ").filter(|rest| rest.starts_with('/')))
    });
    folders.collect()
}

/// Returns whether one of the patterns is the folder, or ends with `*` in the place of its name.
fn covers(patterns: &BTreeSet<&str>, folder: &str) -> bool {
    let parent = folder.rsplit_once('/').map_or("", |(parent, _)| parent);
    let any = format!("{parent}/*");
    patterns.contains(folder) || patterns.contains(any.as_str())
}

#[test]
fn every_action_is_pinned_to_one_commit() {
    let mut commits: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for name in files() {
        if !name.starts_with(".github/workflows/") {
            continue;
        }
        let workflow = text(&name);
        assert!(
            workflow.contains("\npermissions:\n  contents: read\n"),
            "{name} does not limit its token"
        );
        for (action, rest) in actions(&workflow) {
            assert!(is_pinned(rest), "{name}: {action}@{rest}");
            let seen = commits.entry(action.to_owned()).or_default();
            seen.insert(rest.to_owned());
            assert_eq!(seen.len(), 1, "{action} has several versions: {seen:?}");
        }
    }
    assert!(commits.contains_key("actions/checkout"), "{commits:?}");
}

#[test]
fn a_tag_or_a_short_commit_is_no_pin() {
    let commit = "0123456789abcdef0123456789abcdef01234567";
    let workflow = format!("  - uses: a/b@{commit} # v1.2\n    uses: c/d@v4\n");
    let rest = format!("{commit} # v1.2");
    assert_eq!(actions(&workflow), [("a/b", rest.as_str()), ("c/d", "v4")]);
    assert!(is_pinned(&rest));
    for rest in ["v4", commit, "0123456 # v1.2", ""] {
        assert!(!is_pinned(rest), "{rest}");
    }
}

#[test]
fn dependabot_sees_every_npm_package() {
    let dependabot = text(".github/dependabot.yml");
    let patterns = folders(&dependabot);
    let mut seen = 0;
    for name in files() {
        let Some(folder) = name.strip_suffix("/package.json") else {
            continue;
        };
        assert!(covers(&patterns, &format!("/{folder}")), "{name}");
        seen += 1;
    }
    assert!(seen > 0);
    for ecosystem in ["cargo", "npm", "github-actions"] {
        let line = format!("package-ecosystem: {ecosystem}\n");
        assert!(dependabot.contains(&line), "{ecosystem}");
    }
}

#[test]
fn a_wildcard_covers_the_folders_right_below() {
    let patterns = folders("directories:\n  - /a\n  - /b/*\n  - x\n");
    for folder in ["/a", "/b/c"] {
        assert!(covers(&patterns, folder), "{folder}");
    }
    for folder in ["/b", "/b/c/d", "/ab", "/a/c"] {
        assert!(!covers(&patterns, folder), "{folder}");
    }
}
