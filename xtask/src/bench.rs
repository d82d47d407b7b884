//! Measurements beside next-auth/react that anyone can repeat. They pass or fail nothing.

use anyhow::Result;

use crate::end_to_end::{NEEDS, Profile, build_probe, build_same_app, npx};
use crate::program::run as run_visibly;
use crate::setup;

/// The options of a measurement; `tests/e2e/bench/settings.ts` has their defaults.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct BenchOptions {
    /// How often everything is measured.
    pub(crate) runs: Option<u32>,
    /// The delay of the auth server, in milliseconds.
    pub(crate) delay: Option<u32>,
    /// Few tabs, and nothing is published.
    pub(crate) quick: bool,
}

impl BenchOptions {
    fn environment(&self) -> impl Iterator<Item = (&'static str, String)> {
        let number = |number: Option<u32>| number.map(|number| number.to_string());
        [
            ("BENCH_RUNS", number(self.runs)),
            ("BENCH_DELAY", number(self.delay)),
            ("BENCH_QUICK", self.quick.then(|| "1".to_owned())),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
    }
}

pub(crate) fn run(options: &BenchOptions) -> Result<()> {
    let tools = setup::set_up(&NEEDS)?;
    println!("The pages are built for release, which takes a few minutes the first time.");
    let probe = build_probe(&tools, Profile::Release)?;
    let same_app = build_same_app(&tools, Profile::Release)?;
    let mut playwright = npx(&tools, &["playwright", "test"]);
    playwright
        .args(["--config", "bench.config.ts"])
        .env("PROBE_DIST", probe)
        .env("SAME_APP_DIST", same_app)
        .envs(options.environment());
    println!("The measurements take up to an hour; with --quick, a few minutes.");
    run_visibly(&mut playwright)
}
