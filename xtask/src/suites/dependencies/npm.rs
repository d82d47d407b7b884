//! The npm packages of the end-to-end tests and the examples, about which the registry is asked.
//!
//! None of them is published or serves anyone: they run on the machines of those who develop, for
//! the time of a test. A vulnerability of level high or critical fails all the same, because such a
//! machine has more to lose than a test; of the lower ones (mostly floods of a server that listens
//! to this machine only) the bot for updates tells.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::not_asked;
use crate::program::{display, not_started, run};
use crate::setup::Tools;
use crate::suites::report::Report;
use crate::workspace;

/// The result of a question to the registry.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    Clean,
    Vulnerable,
    /// No registry has answered the question.
    Missing,
}

pub(super) fn check(tools: &Tools, report: &mut Report) -> Result<()> {
    for folder in folders()? {
        let place = folder.strip_prefix(workspace::root()).unwrap_or(&folder);
        let name = format!("npm audit of {}", place.display());
        match ask(tools, &folder)? {
            Answer::Clean => report.check(&name, true),
            Answer::Vulnerable => {
                // Once more, for people to read: the first answer counts.
                let _ = run(&mut audit(tools, &folder));
                report.check(&name, false);
            }
            Answer::Missing => {
                // Nor will it answer for the others.
                not_asked("npm packages", report);
                break;
            }
        }
    }
    Ok(())
}

/// Returns every folder of the end-to-end tests and the examples that has a lock file.
///
/// The template's server has that of an example.
fn folders() -> Result<Vec<PathBuf>> {
    let examples = workspace::root().join("examples");
    let mut folders = vec![workspace::e2e(), examples.join("other-origin/server")];
    for parent in [workspace::e2e().join("servers"), examples] {
        let entries = fs::read_dir(&parent)
            .with_context(|| format!("{} cannot be read", parent.display()))?;
        folders.extend(entries.flatten().map(|entry| entry.path()));
    }
    folders.retain(|folder| folder.join("package-lock.json").is_file());
    folders.sort();
    Ok(folders)
}

fn ask(tools: &Tools, folder: &Path) -> Result<Answer> {
    let mut audit = audit(tools, folder);
    audit.arg("--json").stdin(Stdio::null());
    println!("$ {}", display(&audit));
    let output = audit.output().with_context(|| not_started(&audit))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let answer = read(&text, output.status.success());
    if answer == Answer::Missing {
        println!("{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(answer)
}

fn audit(tools: &Tools, folder: &Path) -> Command {
    let mut npm = tools.command("npm");
    npm.args(["audit", "--package-lock-only", "--audit-level=high"])
        .args(["--fetch-retries=1", "--fetch-timeout=30000"])
        .current_dir(folder);
    npm
}

/// Reads what npm prints. Its exit status is the same for a vulnerability and for no answer, and
/// only an answer has a version.
fn read(text: &str, succeeded: bool) -> Answer {
    match (text.contains("\"auditReportVersion\""), succeeded) {
        (true, true) => Answer::Clean,
        (true, false) => Answer::Vulnerable,
        (false, _) => Answer::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_report_is_an_answer() {
        let report = r#"{ "auditReportVersion": 2, "vulnerabilities": {} }"#;
        assert_eq!(read(report, true), Answer::Clean);
        assert_eq!(read(report, false), Answer::Vulnerable);
        let refused = r#"{ "message": "405 Method Not Allowed", "statusCode": 405 }"#;
        assert_eq!(read(refused, false), Answer::Missing);
        for succeeded in [false, true] {
            assert_eq!(read("", succeeded), Answer::Missing);
        }
    }

    #[test]
    fn every_lock_file_is_asked_about() {
        let found: Vec<String> = folders()
            .unwrap()
            .iter()
            .map(|folder| folder.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        for name in ["e2e", "next-auth-5", "nuxt", "express-server"] {
            assert!(found.iter().any(|found| found == name), "{name}: {found:?}");
        }
    }
}
