//! Names of tests that failed, read from what the test programs print.

/// Reads the name of a failed test from a line of cargo's, wasm-bindgen's or Playwright's output.
pub(super) fn failed_test(line: &str) -> Option<&str> {
    cargo_failure(line).or_else(|| playwright_failure(line))
}

/// Reads `test a::b ... FAILED`; the programs of wasm-bindgen say `FAIL`.
fn cargo_failure(line: &str) -> Option<&str> {
    let (name, result) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
    matches!(result, "FAIL" | "FAILED").then_some(name)
}

/// Reads a line of the list below `1 failed`, which ends with a rule.
///
/// The lines above it do not serve: there, an expected failure looks like any other.
fn playwright_failure(line: &str) -> Option<&str> {
    let name = line.strip_prefix("    ")?.trim_end_matches('─').trim_end();
    (name.starts_with('[') && name.contains("] › ")).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_names_failed_tests() {
        assert_eq!(
            failed_test("test session::tests::it_ends ... FAILED"),
            Some("session::tests::it_ends")
        );
        assert_eq!(
            failed_test("test provider::asks ... FAIL"),
            Some("provider::asks")
        );
        assert_eq!(
            failed_test("test src/lib.rs - guide (line 12) ... FAILED"),
            Some("src/lib.rs - guide (line 12)")
        );
        assert_eq!(failed_test("test session::tests::it_ends ... ok"), None);
        assert_eq!(failed_test("test result: FAILED. 1 passed; 1 failed"), None);
    }

    #[test]
    fn playwright_names_failed_tests_below_their_number() {
        let listed = "    [authjs] › specs/early.spec.ts:32:1 › a request is given up ───────────";
        assert_eq!(
            failed_test(listed),
            Some("[authjs] › specs/early.spec.ts:32:1 › a request is given up")
        );
        for line in [
            "  1 failed",
            "  ✘  12 [authjs] › specs/early.spec.ts:32:1 › a request is given up (1.2s)",
            "  1) [authjs] › specs/early.spec.ts:32:1 › a request is given up ───────────",
            "    [1, 2]",
        ] {
            assert_eq!(failed_test(line), None, "{line}");
        }
    }
}
