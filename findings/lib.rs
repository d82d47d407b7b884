//! What the findings in Rust share.

use std::fmt::Debug;

/// Prints what was seen; the process ends with an error if it is not what is documented.
pub fn same<T: Debug, D: Debug>(actual: T, documented: D, what: &str) {
    let (seen, documented) = (format!("{actual:?}"), format!("{documented:?}"));
    if seen != documented {
        println!("CHANGED {what}: {seen}, documented {documented}");
        std::process::exit(1);
    }
    println!("{what}: {seen}");
}
