//! Many sign-ins at once, by wrk.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::exchange::{PATIENCE, Visitor};
use crate::program::not_started;
use crate::workspace;

/// A running wrk.
pub(super) struct SignIns(Child);

/// Starts `clients` that sign in, and a second after each answer again, for as long as `time`.
pub(super) fn start(visitor: &Visitor, clients: usize, time: Duration) -> Result<SignIns> {
    let folder = workspace::target()?.join("load");
    fs::create_dir_all(&folder).context("the target folder cannot be written")?;
    let file = folder.join("sign-in.lua");
    fs::write(&file, script(visitor)).context("the target folder cannot be written")?;
    let mut wrk = Command::new("wrk");
    wrk.args(["--threads", "2", "--latency", "--connections"])
        .arg(clients.to_string())
        .arg("--duration")
        .arg(format!("{}s", time.as_secs()))
        .arg("--timeout")
        .arg(format!("{}s", PATIENCE.as_secs()))
        .arg("--script")
        .arg(file)
        .arg(format!(
            "http://{}/api/auth/callback/credentials",
            visitor.address
        ))
        .stdout(Stdio::piped());
    let child = wrk.spawn().with_context(|| not_started(&wrk))?;
    Ok(SignIns(child))
}

impl SignIns {
    /// Waits for the end, and returns what wrk has counted.
    pub(super) fn wait(self) -> Result<String> {
        let output = self.0.wait_with_output().context("wrk cannot be watched")?;
        ensure!(output.status.success(), "wrk failed ({})", output.status);
        summary(&String::from_utf8_lossy(&output.stdout)).context("wrk says nothing of requests")
    }
}

fn script(visitor: &Visitor) -> String {
    format!(
        r#"wrk.method = "POST"
wrk.body = "{}"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["X-Auth-Return-Redirect"] = "1"
wrk.headers["Cookie"] = "{}"
function delay() return 1000 end
"#,
        visitor.sign_in, visitor.csrf_cookies
    )
}

/// Returns the lines of wrk's report that have counts.
fn summary(report: &str) -> Option<String> {
    let lines = || report.lines().map(str::trim);
    let requests = lines().find(|line| line.contains(" requests in "))?;
    let rest = ["Non-2xx", "Socket errors", "50%", "99%"];
    let rest = rest
        .iter()
        .filter_map(|start| lines().find(|line| line.starts_with(start)));
    let parts: Vec<_> = [requests].into_iter().chain(rest).collect();
    Some(parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_that_count_are_told() {
        let report = "Running 1s test\n  Latency Distribution\n     50%    1.00ms\n     99%    2.00s \n\
                      \n  900 requests in 1.00s, 1.00MB read\n  Non-2xx or 3xx responses: 800\n";
        assert_eq!(
            summary(report).as_deref(),
            Some(
                "900 requests in 1.00s, 1.00MB read; Non-2xx or 3xx responses: 800; \
                 50%    1.00ms; 99%    2.00s"
            )
        );
        assert_eq!(summary("nothing"), None);
    }
}
