//! Reads a command's output while it goes on to the terminal.

use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::process::Command;

use anyhow::{Context, Result};

use crate::program::{display, not_started};

/// Runs the command and passes each line to `on_line`, without its colors.
///
/// Returns whether the command succeeded.
pub(super) fn watch(mut command: Command, mut on_line: impl FnMut(&str)) -> Result<bool> {
    println!("$ {}", display(&command));
    if io::stdout().is_terminal() {
        // A pipe is no terminal to them, but behind it there is one.
        command
            .env("CARGO_TERM_COLOR", "always")
            .env("FORCE_COLOR", "1");
    }
    // One pipe for both, or results could overtake the names of what they are results of.
    let (reader, writer) = io::pipe().context("no pipe could be made")?;
    command
        .stdout(writer.try_clone().context("no pipe could be made")?)
        .stderr(writer);
    let mut child = command.spawn().with_context(|| not_started(&command))?;
    // The command holds the pipe's writing end, which would never close.
    drop(command);

    let mut terminal = io::stdout();
    let mut reader = BufReader::new(reader);
    let mut line = Vec::new();
    while reader
        .read_until(b'\n', &mut line)
        .context("the output cannot be read")?
        > 0
    {
        terminal
            .write_all(&line)
            .context("the output cannot be shown")?;
        on_line(without_colours(&String::from_utf8_lossy(&line)).trim_end());
        line.clear();
    }
    Ok(child
        .wait()
        .context("the command cannot be waited for")?
        .success())
}

/// Removes terminal sequences, such as `ESC [ 1 ; 32 m`.
fn without_colours(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|character: char| character.is_ascii_alphabetic());
        plain += end.and_then(|end| part.get(end + 1..)).unwrap_or_default();
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_left_out() {
        assert_eq!(
            without_colours("\u{1b}[1m\u{1b}[32m   Running\u{1b}[0m tests/a.rs"),
            "   Running tests/a.rs"
        );
        assert_eq!(
            without_colours("test a ... \u{1b}[32mok\u{1b}[m"),
            "test a ... ok"
        );
        assert_eq!(without_colours("plain [0m"), "plain [0m");
    }

    #[test]
    fn both_outputs_come_in_their_order() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo 1; echo 2 >&2; echo 3; exit 4"]);
        let mut lines = Vec::new();
        let succeeded = watch(command, |line| lines.push(line.to_owned())).unwrap();
        assert_eq!(lines, ["1", "2", "3"]);
        assert!(!succeeded);
    }
}
