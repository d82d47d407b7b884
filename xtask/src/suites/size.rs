//! The apps have not grown beyond what was agreed to.

use anyhow::Result;

use super::count::Count;
use super::report::Report;
use super::watch::watch;
use crate::setup::Tools;
use crate::sizes;

pub(super) fn run(tools: &Tools, report: &mut Report) -> Result<()> {
    let mut check = sizes::measure(tools)?;
    check.arg("--check");
    let mut count = Count::default();
    let succeeded = watch(check, |line| count += verdict(line))?;
    report.add("node sizes/measure.mjs --check", count, succeeded);
    Ok(())
}

fn verdict(line: &str) -> Count {
    Count {
        passed: line.starts_with("within budget: ").into(),
        failed: line.starts_with("over budget: ").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_app_counts_once() {
        let count = |passed, failed| Count { passed, failed };
        assert_eq!(verdict("within budget: bare"), count(1, 0));
        assert_eq!(verdict("over budget: bare has 7 bytes"), count(0, 1));
        assert_eq!(verdict("| 0.75 | a Yew app |"), count(0, 0));
    }
}
