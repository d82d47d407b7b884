//! The library's tests inside a browser.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::count::{Count, announced_test, cargo_result};
use super::failures::failed_test;
use super::report::Report;
use super::watch::watch;
use crate::setup::Tools;
use crate::workspace;

pub(super) fn run(tools: &Tools, report: &mut Report) -> Result<()> {
    let names = browser_tests(&workspace::root().join("tests"))?;
    ensure!(
        !names.is_empty(),
        "no file in tests/ uses wasm_bindgen_test"
    );

    let mut test = tools.cargo();
    test.args([
        "test",
        "--target",
        "wasm32-unknown-unknown",
        "--package",
        "yew-authjs",
        "--all-features",
        "--no-fail-fast",
    ]);
    test.args(names.iter().flat_map(|name| ["--test", name]));
    let browsers = Browsers::new()?;
    test.env(
        "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
        capabilities(tools, &browsers)?,
    )
    // The driver makes a profile there for each browser.
    .env("TMPDIR", &browsers.profiles)
    // A file that forgets to ask for a browser is skipped then, and counts as empty below.
    .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
    // The runner takes the first driver that it finds named.
    .env_remove("GECKODRIVER")
    .env_remove("SAFARIDRIVER");
    if env::var_os("WASM_BINDGEN_TEST_TIMEOUT").is_none() {
        // Seconds for one file: 20 by default, which a busy machine can exceed.
        test.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    }

    let mut counts: BTreeMap<String, Count> = names
        .iter()
        .cloned()
        .map(|name| (name, Count::default()))
        .collect();
    let mut current = None;
    let succeeded = watch(test, |line| {
        if let Some(name) = announced_test(line) {
            current = Some(name.to_owned());
        }
        let count = current.as_ref().and_then(|name| counts.get_mut(name));
        if let (Some(count), Some(result)) = (count, cargo_result(line)) {
            *count += result;
        }
        report.name_failure(failed_test(line));
    })?;
    drop(browsers);
    conclude(&counts, succeeded, report);
    Ok(())
}

/// The browsers of this run, which end when it is dropped.
///
/// The runner of wasm-bindgen 0.2.130 kills the driver while that still waits for its browser, so
/// the headless shell goes on, and its profile stays (seen with Chromium 156).
struct Browsers {
    profiles: PathBuf,
    /// A switch that no browser knows, by which those of this run are found.
    mark: String,
}

impl Browsers {
    fn new() -> Result<Self> {
        let id = std::process::id();
        let profiles = env::temp_dir().join(format!("yew-authjs-browsers-{id}"));
        fs::create_dir_all(&profiles)
            .with_context(|| format!("{} cannot be written", profiles.display()))?;
        let mark = format!("--yew-authjs-run={id}");
        Ok(Self { profiles, mark })
    }
}

impl Drop for Browsers {
    fn drop(&mut self) {
        // Without such a program, or a browser that is left, there is nothing to do.
        let _ = Command::new("pkill")
            .args(["-f", "--", &self.mark])
            .status();
        let _ = fs::remove_dir_all(&self.profiles);
    }
}

/// Counts a file without a single test as failed: the runner succeeds if a `cfg` hides all tests.
fn conclude(counts: &BTreeMap<String, Count>, succeeded: bool, report: &mut Report) {
    let mut sum = Count::default();
    for (name, count) in counts {
        sum += *count;
        if *count == Count::default() {
            report.fail(format!("tests/{name} ran no tests in the browser"));
        }
    }
    report.add("cargo test --target wasm32-unknown-unknown", sum, succeeded);
}

/// Returns the integration tests that are written for a browser, as cargo names them.
fn browser_tests(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).context("tests/ cannot be read")? {
        let path = entry?.path();
        let file = if path.is_dir() {
            path.join("main.rs")
        } else {
            path.clone()
        };
        let is_rust = file.extension().is_some_and(|extension| extension == "rs");
        let text = if is_rust {
            fs::read_to_string(&file).unwrap_or_default()
        } else {
            String::new()
        };
        if let (true, Some(name)) = (is_for_browsers(&text), path.file_stem()) {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn is_for_browsers(text: &str) -> bool {
    let signs = [
        "use wasm_bindgen_test",
        "#[wasm_bindgen_test",
        "wasm_bindgen_test::",
    ];
    text.lines()
        .any(|line| signs.iter().any(|sign| line.trim_start().starts_with(sign)))
}

/// Writes webdriver.json with the browser that the set-up found.
fn capabilities(tools: &Tools, browsers: &Browsers) -> Result<PathBuf> {
    let browser = tools
        .browser
        .as_ref()
        .context("the set-up found no browser")?;
    let text = fs::read_to_string(workspace::root().join("webdriver.json"))
        .context("webdriver.json cannot be read")?;
    let file = workspace::target()?.join("webdriver.json");
    fs::write(
        &file,
        with_binary(&text, browser.for_tests(), &browsers.mark)?,
    )
    .context("the target folder cannot be written")?;
    Ok(file)
}

/// Returns the capabilities in `text` with this browser, and one switch more.
fn with_binary(text: &str, chromium: &Path, switch: &str) -> Result<String> {
    let options = "\"goog:chromeOptions\": {";
    let arguments = "\"args\": [";
    ensure!(
        text.contains(options) && text.contains(arguments),
        "webdriver.json has no goog:chromeOptions with args"
    );
    let text = text.replacen(arguments, &format!("{arguments}\n      {switch:?},"), 1);
    // Rust's quoting of a path is JSON's for all that a path is likely to contain.
    Ok(text.replacen(
        options,
        &format!(
            "{options}\n    \"binary\": {:?},",
            chromium.display().to_string()
        ),
        1,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_results_fails_though_the_runner_succeeds() {
        let counts = [
            (
                "hooks".to_owned(),
                Count {
                    passed: 3,
                    failed: 0,
                },
            ),
            ("tabs".to_owned(), Count::default()),
        ];
        let mut report = Report::default();
        conclude(&counts.into(), true, &mut report);
        assert_eq!(
            report.count,
            Count {
                passed: 3,
                failed: 1
            }
        );
        assert!(
            report.problems[0].contains("tests/tabs"),
            "{:?}",
            report.problems
        );
    }

    #[test]
    fn a_browser_test_uses_the_macro_and_does_not_just_name_it() {
        assert!(is_for_browsers(
            "mod a {\n    #[wasm_bindgen_test]\n    fn b() {}\n}"
        ));
        assert!(is_for_browsers("use wasm_bindgen_test::*;"));
        assert!(!is_for_browsers(
            "const ALLOWED: [&str; 1] = [\"wasm_bindgen_test\"];"
        ));
    }

    #[test]
    fn the_browser_is_added_to_the_flags() {
        let text = include_str!("../../../webdriver.json");
        let with_binary = with_binary(text, Path::new("/opt/chromium"), "--mark").unwrap();
        assert!(
            with_binary.contains(
                "{\n    \"binary\": \"/opt/chromium\",\n    \"args\": [\n      \"--mark\","
            ),
            "{with_binary}"
        );
    }
}
