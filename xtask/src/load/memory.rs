//! The memory of a process, as the system reports it.

use std::fmt;
use std::fs;

use anyhow::{Context, Result};

/// The memory of a process.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Memory {
    now_mib: u64,
    /// The most that it has been so far.
    pub(super) most_mib: u64,
    threads: u64,
}

impl Memory {
    pub(super) fn of(process: u32) -> Result<Self> {
        let file = format!("/proc/{process}/status");
        let status = fs::read_to_string(&file)
            .with_context(|| format!("{file} cannot be read, which only Linux has"))?;
        Self::parse(&status).with_context(|| format!("{file} has another form"))
    }

    fn parse(status: &str) -> Option<Self> {
        let number = |name: &str| -> Option<u64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().next()?.parse().ok()
        };
        Some(Self {
            now_mib: number("VmRSS:")? / 1024,
            most_mib: number("VmHWM:")? / 1024,
            threads: number("Threads:")?,
        })
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} MiB | {}", self.now_mib, self.threads)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_linux_are_read() {
        let status = "Name:\tx\nVmHWM:\t  204800 kB\nVmRSS:\t   10240 kB\nThreads:\t3\n";
        let memory = Memory {
            now_mib: 10,
            most_mib: 200,
            threads: 3,
        };
        assert_eq!(Memory::parse(status), Some(memory));
        assert_eq!(Memory::parse("Name:\tx\n"), None);
    }
}
