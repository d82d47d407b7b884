use yew_authjs::prelude::*;

/// Returns the library's texts, with one of this site.
pub(crate) fn texts() -> Texts {
    let mut texts = Texts::default();
    texts.link_sent = (|address: &str| {
        let sent = format!("A sign-in link is on its way to {address}.");
        format!("{sent} Open it in any tab: this one will be signed in, too.").into()
    })
    .into();
    texts
}
