//! Properties of callback URLs, checked with the WHATWG parser, which reads addresses as browsers
//! do.

use proptest::prelude::*;
use url::Url;

use crate::types::tests::growth::check_growth;
use crate::url::own_place::is_own_place;
use crate::url::{is_destination, sign_in_callback_url, sign_out_callback_url, split_fragment};

/// Parts of addresses, among them those that parsers read in more than one way.
const PARTS: [&str; 40] = [
    "/",
    "//",
    "\\",
    "/.",
    "/..",
    ".",
    "%2e",
    "%2E",
    "%2f",
    "%2F",
    "%5c",
    "%09",
    "?",
    "&",
    "#",
    "#/",
    "=",
    ":",
    "@",
    "o",
    "O",
    "o:80",
    "o.",
    "other.example",
    "ada@",
    "ada:x@",
    "http:",
    "https:",
    "HTTP:",
    "ftp:",
    "data:",
    "blob:",
    "\t",
    "\n",
    " ",
    "\u{ff0f}",
    "\u{3002}",
    "é",
    "callbackUrl=",
    "error=AccessDenied",
];

/// Texts that are nearly addresses.
fn nearly() -> impl Strategy<Value = String> {
    let start = prop::sample::select(vec![
        "",
        "",
        "/",
        "http://o",
        "http://o/",
        "//",
        "/in?callbackUrl=",
    ]);
    let parts = prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..10);
    let made = (start, parts).prop_map(|(start, parts)| [start, &parts.concat()].concat());
    prop_oneof![6 => made, 1 => any::<String>()]
}

/// Texts that are nearly paths.
fn nearly_a_path() -> impl Strategy<Value = String> {
    let parts = vec![
        "/", "/", ".", "..", "%2e", "%2E", "%2f", "\\", "a", "é", " ", "\t", "?", "#",
    ];
    prop::collection::vec(prop::sample::select(parts), 0..8)
        .prop_map(|parts| ["/", &parts.concat()].concat())
}

/// A callback URL in a link: plain, or encoded once for each sign-in page around it.
fn link() -> impl Strategy<Value = String> {
    let page = prop::sample::select(vec![
        "/in?",
        "/#/in?",
        "http://o/in?",
        "/in?lang=en&",
        "/?error=AccessDenied&",
    ]);
    (nearly(), page, 0..12_usize).prop_map(|(target, page, levels)| {
        if levels == 0 {
            return [page, "callbackUrl=", &target].concat();
        }
        (0..levels).fold(target, |target, _| {
            let encoded: String = form_urlencoded::byte_serialize(target.as_bytes()).collect();
            [page, "callbackUrl=", &encoded].concat()
        })
    })
}

fn page() -> Url {
    Url::parse("http://o/").unwrap()
}

fn has_user(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// Returns `true` for an address of the page's origin that its history accepts.
fn is_own(url: &Url) -> bool {
    url.scheme() == "http" && url.origin() == page().origin() && !has_user(url)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_link_leads_off_the_origin(link in link()) {
        // The page is the link as the browser resolves it.
        let Ok(page) = page().join(&link) else {
            return Ok(());
        };
        if !is_own(&page) {
            return Ok(());
        }
        for target in [sign_in_callback_url(page.as_str()), sign_out_callback_url(page.as_str())] {
            let led_to = page.join(&target).unwrap();
            prop_assert!(is_own(&led_to), "{page} leads to {led_to}");
            prop_assert!(is_destination(led_to.as_str()));
            let (sent, kept) = split_fragment(&target);
            prop_assert_eq!(&[sent, kept].concat(), &target);
            let fragment = page.join(sent).unwrap().fragment().unwrap_or("/").to_owned();
            prop_assert!(fragment.starts_with('/') || fragment.starts_with("!/"), "{}", sent);
        }
    }

    #[test]
    fn a_page_goes_to_http_and_https_without_a_user_and_nowhere_else(text in nearly()) {
        if let Ok(url) = page().join(&text) {
            let is_web = matches!(url.scheme(), "http" | "https");
            prop_assert_eq!(is_destination(url.as_str()), is_web && !has_user(&url), "{}", url);
        }
    }

    #[test]
    fn an_own_place_is_the_path_that_a_browser_sees(
        text in prop_oneof![nearly(), nearly_a_path()],
    ) {
        if is_own_place(&text) {
            let url = page().join(&text).unwrap();
            prop_assert!(is_own(&url) && !url.path().starts_with("//"), "{url}");
            // The browser removes and replaces nothing, except to encode it.
            let path = text.split(['?', '#']).next().unwrap();
            let count = |text: &str| text.matches('/').count();
            let is_cut = text.len() == path.len() && text.ends_with(' ');
            prop_assert!(is_cut || count(path) == count(url.path()), "{url}");
        }
    }

    #[test]
    fn twice_the_link_makes_no_more_than_twice_the_work(
        start in link(),
        unit in nearly(),
        end in link(),
    ) {
        let href = |times: usize| ["http://o", &start, &unit.repeat(times), &end].concat();
        check_growth(30, 40, href, |href| drop(sign_in_callback_url(href)));
        check_growth(30, 40, href, |href| drop(sign_out_callback_url(href)));
    }
}
