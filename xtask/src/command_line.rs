//! The command line, read by hand: a handful of commands is not worth a parser's compile time.

use crate::bench::BenchOptions;
use crate::demo::DemoOptions;
use crate::first_run::FirstRunOptions;
use crate::fuzz::FuzzOptions;
use crate::load::LoadOptions;
use crate::suites::Suite;

pub(crate) const USAGE: &str = "\
Usage: cargo xtask <command>

  setup                                   install what the other commands need
  demo [--port N] [--release]             serve the demo on 127.0.0.1 (default: 8080)
       [--with-oidc]                      ... with a real Auth.js server and an OpenID provider as the backend
       [--trunk]                          ... built by Trunk, which reloads it, and its backend on the next port
  first-run [COMMIT...]                   measure how long the demo takes with empty caches, beside commit ef478c5
  test [--only lint|native|fuzz|browser|size|package|e2e|examples|site]   run the checks and the tests
  test --only servers                     try every server in docs/servers.md, and write that page
  fuzz [--minutes N]                      try random addresses, messages and answers (default: 1)
  minimal-versions                        check the library with the least versions that its manifest allows
  release-check TAG                       check that nothing is missing for a release with this tag
  fixtures                                record the replies in tests/fixtures from a real Auth.js server again
  size                                    measure the bytes of apps with it and of the React app, and write docs/benchmarks
  size --profiles                         measure the app of the README with more and more settings of cargo, for the guide
  size --smallest                         measure what takes off more: allocators, wasm-opt, another standard library
  site                                    build the guide's site, with the API documentation and the live demo
  screenshots                             take the pictures in docs/screenshots again
  bench [--runs N] [--quick]              measure it beside next-auth/react, and write docs/benchmarks (default: 5 runs)
        [--delay MS]                      ... with a server this far away (default: 50)
  bench --machine                         measure the session machine beside the reducer of commit 682544d
  load [--server PROGRAM]                 measure the demo server under load, with `wrk`; another build of it with --server

All but setup do the set-up that they need by themselves.";

/// A command and its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    Help,
    SetUp,
    Demo(DemoOptions),
    Test(Vec<Suite>),
    FirstRun(FirstRunOptions),
    MinimalVersions,
    Fuzz(FuzzOptions),
    ReleaseCheck(String),
    Fixtures,
    Site,
    Size,
    SizeOfProfiles,
    SmallestSize,
    Screenshots,
    Bench(BenchOptions),
    BenchMachine,
    Load(LoadOptions),
}

/// Reads the arguments after the program's name, or says what is wrong with them.
pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Task, String> {
    let mut arguments = arguments.into_iter();
    match arguments.next().as_deref() {
        None | Some("help" | "--help" | "-h") => Ok(Task::Help),
        Some("setup") => without_options(Task::SetUp, arguments),
        Some("minimal-versions") => without_options(Task::MinimalVersions, arguments),
        Some("release-check") => release_check(arguments),
        Some("first-run") => first_run(arguments),
        Some("fixtures") => without_options(Task::Fixtures, arguments),
        Some("screenshots") => without_options(Task::Screenshots, arguments),
        Some("site") => without_options(Task::Site, arguments),
        Some("size") => size(arguments),
        Some("bench") => bench(arguments),
        Some("load") => load(arguments),
        Some("fuzz") => fuzz(arguments),
        Some("demo") => demo(arguments),
        Some("test") => test(arguments),
        Some(other) => Err(unknown(other)),
    }
}

fn without_options(
    task: Task,
    mut arguments: impl Iterator<Item = String>,
) -> Result<Task, String> {
    match arguments.next() {
        None => Ok(task),
        Some(other) => Err(unknown(&other)),
    }
}

fn size(mut arguments: impl Iterator<Item = String>) -> Result<Task, String> {
    match arguments.next().as_deref() {
        None => Ok(Task::Size),
        Some("--profiles") => without_options(Task::SizeOfProfiles, arguments),
        Some("--smallest") => without_options(Task::SmallestSize, arguments),
        Some("--help" | "-h") => Ok(Task::Help),
        Some(other) => Err(unknown(other)),
    }
}

fn release_check(mut arguments: impl Iterator<Item = String>) -> Result<Task, String> {
    let tag = arguments.next().filter(|tag| !tag.starts_with('-'));
    let tag = tag.ok_or("release-check takes the tag of the release, such as v0.1.0.")?;
    without_options(Task::ReleaseCheck(tag), arguments)
}

fn demo(mut arguments: impl Iterator<Item = String>) -> Result<Task, String> {
    let mut options = DemoOptions::default();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(Task::Help),
            "--release" => options.release = true,
            "--with-oidc" => options.with_oidc = true,
            "--trunk" => options.trunk = true,
            "--port" => {
                let value = arguments.next().unwrap_or_default();
                options.port = value
                    .parse()
                    .ok()
                    // Behind Trunk, the backend stands on the next port.
                    .filter(|port| (1..u16::MAX).contains(port))
                    .ok_or_else(|| {
                        format!("--port takes a number from 1 to 65534, not `{value}`.")
                    })?;
            }
            other => return Err(unknown(other)),
        }
    }
    Ok(Task::Demo(options))
}

fn first_run(arguments: impl Iterator<Item = String>) -> Result<Task, String> {
    let commits: Vec<String> = arguments.collect();
    match commits.iter().find(|commit| commit.starts_with('-')) {
        Some(option) if ["--help", "-h"].contains(&option.as_str()) => Ok(Task::Help),
        Some(option) => Err(unknown(option)),
        None if commits.is_empty() => Ok(Task::FirstRun(FirstRunOptions::default())),
        None => Ok(Task::FirstRun(FirstRunOptions { commits })),
    }
}

fn test(mut arguments: impl Iterator<Item = String>) -> Result<Task, String> {
    let mut suites = Vec::new();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(Task::Help),
            "--only" => {
                let name = arguments.next().unwrap_or_default();
                let suite = Suite::ALL.into_iter().find(|suite| suite.name() == name);
                suites.push(suite.ok_or_else(|| {
                    let names = Suite::ALL.map(Suite::name).join(", ");
                    format!("--only takes one of {names}, not `{name}`.")
                })?);
            }
            other => return Err(unknown(other)),
        }
    }
    if suites.is_empty() {
        suites.extend(Suite::USUAL);
    }
    Ok(Task::Test(suites))
}

fn bench(mut arguments: impl Iterator<Item = String>) -> Result<Task, String> {
    let mut options = BenchOptions::default();
    let mut is_machine = false;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(Task::Help),
            "--machine" => is_machine = true,
            "--quick" => options.quick = true,
            "--runs" => options.runs = Some(number(&argument, 1, arguments.next())?),
            "--delay" => options.delay = Some(number(&argument, 0, arguments.next())?),
            other => return Err(unknown(other)),
        }
    }
    match is_machine {
        false => Ok(Task::Bench(options)),
        true if options == BenchOptions::default() => Ok(Task::BenchMachine),
        true => Err("--machine takes no other option.".to_owned()),
    }
}

fn load(mut arguments: impl Iterator<Item = String>) -> Result<Task, String> {
    let mut options = LoadOptions::default();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(Task::Help),
            "--server" => {
                let path = arguments.next().filter(|path| !path.is_empty());
                let path = path.ok_or("--server takes the path of a `yew-authjs-demo-server`.")?;
                options.server = Some(path.into());
            }
            other => return Err(unknown(other)),
        }
    }
    Ok(Task::Load(options))
}

fn fuzz(mut arguments: impl Iterator<Item = String>) -> Result<Task, String> {
    let mut options = FuzzOptions::default();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(Task::Help),
            "--minutes" => options.minutes = number(&argument, 1, arguments.next())?,
            other => return Err(unknown(other)),
        }
    }
    Ok(Task::Fuzz(options))
}

fn number(option: &str, least: u32, value: Option<String>) -> Result<u32, String> {
    let value = value.unwrap_or_default();
    let number = value.parse().ok().filter(|number| *number >= least);
    number.ok_or_else(|| format!("{option} takes a number from {least}, not `{value}`."))
}

fn unknown(argument: &str) -> String {
    format!("`{argument}` is not understood.")
}

#[cfg(test)]
mod tests;
