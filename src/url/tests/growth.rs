//! The work for a long address, measured by the bytes that are copied for it, grows no faster than
//! its length.

use crate::types::tests::growth::check_growth;
use crate::url::{sign_in_callback_url, sign_out_callback_url};

/// Returns an address of about `length` bytes with as many nested sign-in pages as fit.
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

/// Returns an address with very many parameters before its `callbackUrl`.
fn wide(length: usize) -> String {
    let many = "x=%41&".repeat(length / 6);
    ["http://o/in?", &many, "callbackUrl=/end"].concat()
}

/// Returns an address whose hash is full of possible queries of a server.
fn marked(length: usize) -> String {
    ["http://o/in#", &"?error=%41".repeat(length / 10)].concat()
}

#[test]
fn twice_the_address_makes_no_more_than_twice_the_work() {
    for address in [deep, wide, marked] {
        for what in [sign_in_callback_url, sign_out_callback_url] {
            for length in [1_000, 10_000, 100_000] {
                check_growth(length, 16, address, |href| drop(what(href)));
            }
        }
    }
}
