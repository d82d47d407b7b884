//! The texts of the library's components, in the languages of this site.

mod arabic;
mod german;

use yew_authjs::prelude::*;

pub(super) use arabic::arabic;
pub(super) use german::german;

/// Returns the library's English texts, with one that says more.
pub(super) fn english() -> Texts {
    let mut texts = Texts::default();
    texts.link_sent = (|address: &str| {
        let sent = format!("A sign-in link is on its way to {address}.");
        format!("{sent} Open it in any tab: this one will be signed in, too.").into()
    })
    .into();
    texts
}
