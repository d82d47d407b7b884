//! The format of forms as the browser reads and writes it, beside the crate that stands in for it
//! on a server.
#![cfg(target_arch = "wasm32")]

// The library's own module: it is not public, and outside a browser it is another one.
#[path = "../src/url/urlencoded.rs"]
mod urlencoded;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const TEXTS: [&str; 22] = [
    "",
    "plain",
    "a b",
    "a+b",
    "a%2Bb",
    "?x",
    "?",
    "&",
    "=",
    "==a=b&c",
    "#h",
    "%",
    "%zz",
    "%C3%A9",
    "%C3",
    "%FF%FE",
    "%EF%BB%BFx",
    "%F0%9F",
    "é\u{2028}😀",
    "!'()*~-._",
    "\0\r\n\t",
    "http://o/a?b=c&d=%2F#e",
];

#[wasm_bindgen_test]
fn names_and_values_are_encoded_as_by_the_crate() {
    for name in TEXTS {
        for value in TEXTS {
            let pairs = [(name, value), ("callbackUrl", value)];
            let mut theirs = form_urlencoded::Serializer::new(String::new());
            let theirs = theirs.extend_pairs(pairs).finish();
            assert_eq!(urlencoded::encode(&pairs), theirs, "{pairs:?}");
            let read = urlencoded::value(&theirs, "callbackUrl");
            assert_eq!(read.as_deref(), Some(value), "{theirs}");
        }
    }
}

#[wasm_bindgen_test]
fn queries_are_decoded_as_by_the_crate() {
    for before in TEXTS {
        for text in TEXTS {
            let query = [before, "=1&error=", text, "&error=2"].concat();
            for name in ["error", "", "x", "?x", before] {
                let mut pairs = form_urlencoded::parse(query.as_bytes());
                let theirs = pairs.find(|(key, _)| key == name);
                let theirs = theirs.map(|(_, value)| value.into_owned());
                assert_eq!(
                    urlencoded::value(&query, name),
                    theirs,
                    "{name:?} of {query:?}"
                );
            }
        }
    }
}

#[wasm_bindgen_test]
fn a_single_name_is_decoded_as_by_the_crate() {
    for text in TEXTS.into_iter().filter(|text| !text.contains('&')) {
        let query = ["=", text].concat();
        let theirs = form_urlencoded::parse(query.as_bytes()).next();
        let theirs = theirs.map(|(_, value)| value.into_owned());
        assert_eq!(Some(urlencoded::decode(text)), theirs, "{text:?}");
    }
}
