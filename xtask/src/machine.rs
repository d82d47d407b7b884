//! How fast the session's state is moved, beside the code of an earlier commit.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::program::{cargo, not_started, run as run_visibly};
use crate::workspace;

/// The commit with the reducer, from before the session was a machine.
const BEFORE: &str = "682544d";

/// How often both are measured, in turn; the best of each counts, since other load only adds.
const ROUNDS: usize = 3;

/// The names of the scenarios in `tests/speed/src/lib.rs`.
const SCENARIOS: [&str; 3] = ["focus", "snapshot", "sign-in"];

/// The package with the measurement.
const PACKAGE: &str = "tests/speed";

/// A built measurement.
struct Program {
    path: PathBuf,
    /// Where criterion keeps what it has measured.
    results: PathBuf,
}

/// Measures both, and prints how many events a second each handles.
pub(crate) fn run() -> Result<()> {
    let folder = workspace::target()?.join("machine");
    let before = Program::build(&check_out(&folder.join(BEFORE))?, &folder.join("before"))?;
    let now = Program::build(workspace::root(), &folder.join("now"))?;
    let mut best = [[0.0_f64; 2]; SCENARIOS.len()];
    for _ in 0..ROUNDS {
        for (version, program) in [&before, &now].into_iter().enumerate() {
            program.measure()?;
            for (row, scenario) in best.iter_mut().zip(SCENARIOS) {
                row[version] = row[version].max(program.events_per_second(scenario)?);
            }
        }
    }
    println!("\n| scenario | events per second at {BEFORE} | now | times as many |");
    println!("|---|---:|---:|---:|");
    for (scenario, [before, now]) in SCENARIOS.into_iter().zip(best) {
        println!(
            "| {scenario} | {before:.0} | {now:.0} | {:.1} |",
            now / before
        );
    }
    Ok(())
}

/// Puts the earlier commit into `folder`, with the measurement added to it.
fn check_out(folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder).context("the earlier check-out cannot be removed")?;
    }
    fs::create_dir_all(folder)?;
    let mut git = Command::new("git");
    git.args(["archive", BEFORE]).current_dir(workspace::root());
    let archive = git.stdout(Stdio::piped()).spawn();
    let mut archive = archive.with_context(|| not_started(&git))?;
    let mut tar = Command::new("tar");
    tar.arg("-x").current_dir(folder);
    tar.stdin(archive.stdout.take().context("git has no output")?);
    let unpacked = tar.status().with_context(|| not_started(&tar))?;
    ensure!(
        archive.wait()?.success() && unpacked.success(),
        "commit {BEFORE} is not in this clone, which may be a shallow one"
    );

    let (from, to) = (workspace::root().join(PACKAGE), folder.join(PACKAGE));
    fs::create_dir_all(to.join("src/bin"))?;
    for (source, copy) in [
        ("Cargo.toml", "Cargo.toml"),
        ("src/lib.rs", "src/lib.rs"),
        ("before/session_machine.rs", "src/bin/session_machine.rs"),
    ] {
        fs::copy(from.join(source), to.join(copy)).with_context(|| source.to_owned())?;
    }
    let manifest = folder.join("Cargo.toml");
    let text = fs::read_to_string(&manifest)?;
    fs::write(&manifest, with_measurement(&text))?;
    Ok(folder.to_owned())
}

/// Returns the workspace's manifest with the measurement's package and profile.
fn with_measurement(manifest: &str) -> String {
    let members = format!("members = [\"{PACKAGE}\", ");
    let profile = "\n[profile.speed]\ninherits = \"release\"\nopt-level = 3\n";
    manifest.replacen("members = [", &members, 1) + profile
}

impl Program {
    /// Builds the measurement of the workspace at `root`.
    fn build(root: &Path, target: &Path) -> Result<Self> {
        let mut build = cargo();
        build
            .args([
                "build",
                "--profile",
                "speed",
                "--package",
                "yew-authjs-speed",
            ])
            .current_dir(root)
            .env("CARGO_TARGET_DIR", target);
        run_visibly(&mut build)?;
        Ok(Self {
            path: target.join("speed/session_machine"),
            results: target.join("criterion"),
        })
    }

    fn measure(&self) -> Result<()> {
        let mut program = Command::new(&self.path);
        program
            .args(["--bench", "--noplot", "--measurement-time", "3"])
            .args(["--warm-up-time", "1"])
            .env("CRITERION_HOME", &self.results);
        run_visibly(&mut program)
    }

    /// Returns the median of the last measurement.
    fn events_per_second(&self, scenario: &str) -> Result<f64> {
        let folder = self.results.join("session").join(scenario).join("new");
        let read = |name: &str, keys: &[&str]| {
            let text = fs::read_to_string(folder.join(name)).ok()?;
            number_after(&text, keys)
        };
        let events = read("benchmark.json", &["\"throughput\"", "\"Elements\":"]);
        let nanoseconds = read("estimates.json", &["\"median\"", "\"point_estimate\":"]);
        events
            .zip(nanoseconds)
            .map(|(events, nanoseconds)| events * 1e9 / nanoseconds)
            .with_context(|| format!("criterion has no result of {scenario}"))
    }
}

/// Reads the number that comes after all of `keys`, in their order.
fn number_after(json: &str, keys: &[&str]) -> Option<f64> {
    let rest = keys
        .iter()
        .try_fold(json, |rest, key| Some(rest.split_once(key)?.1))?;
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '-' | '+');
    let end = rest.find(|c| !is_digit(c)).unwrap_or(rest.len());
    rest[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read_from_what_criterion_writes() {
        let estimates = r#"{"mean":{"point_estimate":1.5},"median":{"confidence_interval":{"confidence_level":0.95},"point_estimate":2060.25,"standard_error":3.0}}"#;
        let keys = ["\"median\"", "\"point_estimate\":"];
        assert_eq!(number_after(estimates, &keys), Some(2060.25));
        assert_eq!(number_after("{}", &keys), None);
    }

    #[test]
    fn the_earlier_workspace_gets_a_member_and_a_profile() {
        let manifest = with_measurement("[workspace]\nmembers = [\"xtask\"]\n");
        assert!(manifest.contains("members = [\"tests/speed\", \"xtask\"]"));
        assert!(manifest.contains("[profile.speed]"));
    }
}
