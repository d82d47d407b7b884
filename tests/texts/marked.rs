//! Texts that can be told from the English ones.

use std::collections::BTreeSet;

use yew::AttrValue;
use yew_authjs::prelude::*;

/// The texts that are no closures, each as its field's name.
pub(crate) const PLAIN: [&str; 13] = [
    "sign_in",
    "sign_out",
    "username",
    "password",
    "email",
    "send_link",
    "other_address",
    "nameless",
    "session_ends",
    "stay_signed_in",
    "session_failed",
    "providers_failed",
    "try_again",
];
pub(crate) const WORDED: [&str; 4] = ["continue_with", "link_sent", "refusal", "error"];

/// The fields as `Texts` itself has them.
pub(crate) fn names_of_fields() -> BTreeSet<String> {
    let shown = format!("{:#?}", Texts::default());
    let fields = shown.lines().filter_map(|line| line.strip_prefix("    "));
    let fields = fields.filter(|line| line.starts_with(char::is_alphabetic));
    let names = fields.filter_map(|line| line.split_once(": "));
    names.map(|(name, _)| name.to_owned()).collect()
}

pub(crate) fn mark(name: &str) -> AttrValue {
    format!("«{name}»").into()
}

/// Every text is marked: it is its name in guillemets.
pub(crate) fn marked() -> Texts {
    let mut texts = Texts::default();
    let plain: [&mut AttrValue; 13] = [
        &mut texts.sign_in,
        &mut texts.sign_out,
        &mut texts.username,
        &mut texts.password,
        &mut texts.email,
        &mut texts.send_link,
        &mut texts.other_address,
        &mut texts.nameless,
        &mut texts.session_ends,
        &mut texts.stay_signed_in,
        &mut texts.session_failed,
        &mut texts.providers_failed,
        &mut texts.try_again,
    ];
    for (text, name) in plain.into_iter().zip(PLAIN) {
        *text = mark(name);
    }
    texts.continue_with = (|_: &str| mark("continue_with")).into();
    texts.link_sent = (|_: &str| mark("link_sent")).into();
    texts.refusal = (|_: &SignInError| mark("refusal")).into();
    texts.error = (|_: &AuthError| mark("error")).into();
    texts
}

/// Returns the names of the texts in `shown`, and what else is there.
pub(crate) fn split(shown: &str) -> (Vec<String>, String) {
    let mut names = Vec::new();
    let mut rest = String::new();
    for part in shown.split('«') {
        let (name, after) = part.split_once('»').unwrap_or(("", part));
        names.push(name.to_owned());
        rest += after;
    }
    (names, rest.trim().to_owned())
}
