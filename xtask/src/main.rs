//! `cargo xtask`: the set-up, both processes of the demo, the whole test run, random inputs, the
//! recordings, the measurements, and the pictures.

mod bench;
mod command_line;
mod demo;
mod end_to_end;
mod examples;
mod first_run;
mod fixtures;
mod fuzz;
mod live_demo;
mod load;
mod machine;
mod minimal_versions;
mod package;
mod process;
mod program;
mod release;
mod screenshots;
mod setup;
mod site;
mod sizes;
mod sources;
mod step;
mod suites;
mod workspace;

use std::process::ExitCode;

use command_line::{Task, USAGE};

fn main() -> ExitCode {
    let task = match command_line::parse(std::env::args().skip(1)) {
        Ok(task) => task,
        Err(problem) => {
            eprintln!("{problem}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let result = match task {
        Task::Help => {
            println!("{USAGE}");
            Ok(true)
        }
        Task::SetUp => setup::set_up(&setup::EVERYTHING).map(|_| {
            println!("Everything is set up.");
            true
        }),
        Task::Demo(options) => demo::run(&options).map(|()| true),
        Task::FirstRun(options) => first_run::run(&options).map(|()| true),
        Task::MinimalVersions => minimal_versions::run().map(|()| true),
        Task::Fuzz(options) => fuzz::run(&options).map(|(_, failed)| failed == 0),
        Task::ReleaseCheck(tag) => release::check(&tag).map(|()| true),
        Task::Fixtures => fixtures::record().map(|()| true),
        Task::Screenshots => screenshots::take().map(|()| true),
        Task::Site => site::run().map(|()| true),
        Task::Size => sizes::run().map(|()| true),
        Task::SizeOfProfiles => sizes::profiles::run().map(|()| true),
        Task::SmallestSize => sizes::smallest::run().map(|()| true),
        Task::Load(options) => load::run(&options).map(|()| true),
        Task::Bench(options) => bench::run(&options).map(|()| true),
        Task::BenchMachine => machine::run().map(|()| true),
        Task::Test(suites) => Ok(suites::run(&suites)),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
