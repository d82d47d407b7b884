//! The work that an address makes, told by the bytes that are copied for it: no clock is needed to
//! see that twice the address makes twice the work.
#![cfg(not(target_arch = "wasm32"))]

use super::{sign_in_target, sign_out_target};
use crate::types::work::check_growth;

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
    for address in [deep, wide, marked] {
        for what in [sign_in_target, sign_out_target] {
            for length in [1_000, 10_000, 100_000] {
                check_growth(length, 16, address, |href| drop(what(href)));
            }
        }
    }
}
