use super::*;

fn parsed(line: &str) -> Result<Task, String> {
    parse(line.split_whitespace().map(str::to_owned))
}

#[test]
fn the_demo_takes_a_port_that_leaves_room_for_the_backend() {
    let options = DemoOptions {
        port: 9000,
        release: true,
        with_oidc: true,
        trunk: true,
    };
    assert_eq!(
        parsed("demo --port 9000 --release --with-oidc --trunk"),
        Ok(Task::Demo(options))
    );
    assert_eq!(parsed("demo"), Ok(Task::Demo(DemoOptions::default())));
    for port in ["", "0", "65535", "http"] {
        assert!(parsed(&format!("demo --port {port}")).is_err(), "{port}");
    }
}

#[test]
fn without_only_every_suite_runs() {
    assert_eq!(parsed("test"), Ok(Task::Test(Suite::USUAL.to_vec())));
    assert_eq!(
        parsed("test --only e2e"),
        Ok(Task::Test(vec![Suite::EndToEnd]))
    );
    assert_eq!(
        parsed("test --only servers"),
        Ok(Task::Test(vec![Suite::Servers]))
    );
    assert!(parsed("test --only all").is_err());
    assert!(parsed("test --only").is_err());
}

#[test]
fn the_apps_or_the_profiles_of_one_are_measured() {
    assert_eq!(parsed("size"), Ok(Task::Size));
    assert_eq!(parsed("size --profiles"), Ok(Task::SizeOfProfiles));
    assert_eq!(parsed("size --smallest"), Ok(Task::SmallestSize));
    assert_eq!(parsed("size --help"), Ok(Task::Help));
    assert!(parsed("size --profiles now").is_err());
}

#[test]
fn the_measurements_take_numbers_that_make_sense() {
    let options = BenchOptions {
        runs: Some(7),
        delay: Some(0),
        quick: true,
    };
    assert_eq!(
        parsed("bench --runs 7 --quick --delay 0"),
        Ok(Task::Bench(options))
    );
    assert_eq!(parsed("bench"), Ok(Task::Bench(BenchOptions::default())));
    assert_eq!(parsed("bench --machine"), Ok(Task::BenchMachine));
    assert!(parsed("bench --quick --machine").is_err());
    for line in ["--runs", "--runs 0", "--runs many", "--delay", "--delay -1"] {
        let problem = parsed(&format!("bench {line}")).unwrap_err();
        assert!(problem.contains('`'), "{line}: {problem}");
    }
}

#[test]
fn another_server_can_be_put_under_load() {
    let server = Some("old/server".into());
    assert_eq!(
        parsed("load --server old/server"),
        Ok(Task::Load(LoadOptions { server }))
    );
    assert_eq!(parsed("load"), Ok(Task::Load(LoadOptions::default())));
    assert!(parsed("load --server").is_err());
}

#[test]
fn the_first_run_is_measured_at_any_commits() {
    let default = FirstRunOptions::default();
    assert_eq!(default.commits, ["ef478c5", "HEAD"]);
    assert_eq!(parsed("first-run"), Ok(Task::FirstRun(default)));
    let commits = vec!["HEAD~1".to_owned()];
    assert_eq!(
        parsed("first-run HEAD~1"),
        Ok(Task::FirstRun(FirstRunOptions { commits }))
    );
    assert!(parsed("first-run --before HEAD").is_err());
}

#[test]
fn random_inputs_are_tried_for_whole_minutes() {
    let options = FuzzOptions { minutes: 60 };
    assert_eq!(parsed("fuzz --minutes 60"), Ok(Task::Fuzz(options)));
    assert_eq!(parsed("fuzz"), Ok(Task::Fuzz(FuzzOptions::default())));
    for line in ["--minutes", "--minutes 0", "--minutes ever", "now"] {
        let problem = parsed(&format!("fuzz {line}")).unwrap_err();
        assert!(problem.contains('`'), "{line}: {problem}");
    }
}

#[test]
fn what_is_not_understood_is_named() {
    for line in [
        "deploy",
        "setup now",
        "fixtures now",
        "minimal-versions now",
        "bench now",
        "load now",
        "size now",
        "screenshots now",
        "demo now",
        "test now",
    ] {
        let problem = parsed(line).unwrap_err();
        assert!(problem.contains('`'), "{line}: {problem}");
    }
}

#[test]
fn the_check_of_a_release_takes_its_tag() {
    let tag = "v0.1.0".to_owned();
    assert_eq!(parsed("release-check v0.1.0"), Ok(Task::ReleaseCheck(tag)));
    assert!(parsed("release-check").is_err());
    assert!(parsed("release-check --all").is_err());
    assert!(parsed("release-check v0.1.0 v0.2.0").is_err());
}
