//! The work that an address makes, told by the bytes that are copied for it: no clock is needed to
//! see that twice the address makes twice the work.
#![cfg(not(target_arch = "wasm32"))]

use allocation_counter::measure;

use super::{sign_in_target, sign_out_target};

/// Returns how many bytes `what` allocates for the address `href`.
fn bytes(href: &str, what: fn(&str) -> String) -> u64 {
    let mut target = String::new();
    let measured = measure(|| target = what(href));
    assert!(!target.is_empty());
    measured.bytes_total
}

/// An address of about `length` bytes whose `callbackUrl` leads to sign-in pages that lead to one
/// another as often as there is room for.
fn deep(length: usize) -> String {
    let mut target = "/end".to_owned();
    loop {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("callbackUrl", &target)
            .finish();
        let next = ["/in?", &query].concat();
        if next.len() > length {
            return ["http://o", &target].concat();
        }
        target = next;
    }
}

/// One that names very many parameters before it says where to go.
fn wide(length: usize) -> String {
    let many = "x=%41&".repeat(length / 6);
    ["http://o/in?", &many, "callbackUrl=/end"].concat()
}

/// One whose hash is full of what might be the query of a server.
fn marked(length: usize) -> String {
    ["http://o/in#", &"?error=%41".repeat(length / 10)].concat()
}

#[test]
fn twice_the_address_makes_no_more_than_twice_the_work() {
    for (name, address) in [
        ("deep", deep as fn(usize) -> String),
        ("wide", wide),
        ("marked", marked),
    ] {
        for what in [sign_in_target, sign_out_target] {
            for length in [1_000, 10_000, 100_000] {
                let (once, twice) = (address(length), address(2 * length));
                let factor = twice.len() as f64 / once.len() as f64;
                let (small, large) = (bytes(&once, what), bytes(&twice, what));
                // Buffers grow by doubling, and every call has a little work of its own.
                let most = small as f64 * factor * 1.5 + 4_096.0;
                assert!(
                    large as f64 <= most,
                    "{name}: {small} bytes for {}, {large} for {}",
                    once.len(),
                    twice.len()
                );
                // An address is copied a few times, and never once for each of its levels.
                assert!(
                    large <= 16 * twice.len() as u64 + 4_096,
                    "{name}: {large} bytes for {}",
                    twice.len()
                );
            }
        }
    }
}
