//! Measures how long the demo takes on a machine that has Rust and nothing else, beside an earlier
//! commit of this repository.

mod machine;
mod work;

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::process::Process;
use crate::program::run as run_visibly;
use crate::step::spoken;
use crate::workspace;
use machine::Machine;
use work::Work;

/// The last commit whose demo waited for Trunk.
const BEFORE: &str = "ef478c5";

/// The port for the page; the backend may take the next one.
const PORT: u16 = 18_230;

/// What to measure.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FirstRunOptions {
    /// The commits, one after the other; the last one is compared with the first.
    pub(crate) commits: Vec<String>,
}

impl Default for FirstRunOptions {
    fn default() -> Self {
        Self {
            commits: vec![BEFORE.to_owned(), "HEAD".to_owned()],
        }
    }
}

/// Runs the demo of each commit until its page is there.
pub(crate) fn run(options: &FirstRunOptions) -> Result<()> {
    println!(
        "This downloads and compiles everything that the demo needs, once for each commit, and \
         removes it again.\nWhat is not committed is not measured. The wasm32 target is as the \
         toolchain has it."
    );
    let mut measured = Vec::new();
    for commit in &options.commits {
        let work = first_run(commit).with_context(|| format!("{commit} could not be measured"))?;
        println!("{commit}: {work}");
        measured.push(work);
    }
    for (commit, work) in options.commits.iter().zip(&measured) {
        println!("{commit}: {work}");
    }
    if let [first, .., last] = &measured[..] {
        println!("{}", last.beside(first));
    }
    Ok(())
}

/// Measures from the command to the page.
fn first_run(commit: &str) -> Result<Work> {
    let machine = Machine::new(&workspace::target()?.join("first-run"))?;
    let clone = machine.clone_of(workspace::root(), commit)?;
    let before = work::of_ended_children();
    let start = Instant::now();
    let elapsed = {
        let mut demo = Process::start("the demo", demo(&machine, &clone))?;
        while !is_shown() {
            if let Some(status) = demo.ended()? {
                bail!("the demo ended ({status})");
            }
            std::thread::sleep(std::time::Duration::from_millis(200));
        }
        let elapsed = start.elapsed();
        println!("{commit}: the page is there after {}", spoken(elapsed));
        // As Ctrl-C does. The work of a process that is killed is not counted.
        run_visibly(Command::new("kill").args(["-INT", &demo.id().to_string()]))?;
        while demo.ended()?.is_none() {
            std::thread::sleep(std::time::Duration::from_millis(200));
        }
        elapsed
    };
    let after = work::of_ended_children();
    Ok(Work {
        elapsed,
        processors: before.zip(after).map(|(before, after)| after - before),
    })
}

fn demo(machine: &Machine, clone: &Path) -> Command {
    let mut cargo = machine.cargo();
    cargo
        .args(["xtask", "demo", "--port", &PORT.to_string()])
        .current_dir(clone);
    cargo
}

/// Returns `true` if the page is served, with its app.
fn is_shown() -> bool {
    let page = crate::demo::get(PORT, "/").unwrap_or_default();
    page.starts_with("HTTP/1.1 200") && page.contains("_bg.wasm")
}
