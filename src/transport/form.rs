use crate::url::urlencoded;

const FORM: &str = "application/x-www-form-urlencoded";

/// The body of a POST.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Body {
    pub(crate) content_type: &'static str,
    pub(crate) text: String,
    /// Whether to ask the server for redirects as JSON.
    pub(crate) return_redirect: bool,
}

/// The form that a sign-in or sign-out posts.
#[derive(Clone, Copy)]
pub(crate) struct Form<'a> {
    pub(crate) fields: &'a [(String, String)],
    pub(crate) csrf: Option<&'a str>,
    pub(crate) callback_url: &'a str,
}

impl Form<'_> {
    /// Returns the encoded form. Fields that share the name of one of its own are left out.
    pub(super) fn body(&self) -> Body {
        let own = ["csrfToken", "callbackUrl", "json"];
        let fields = self.fields.iter();
        let mut form: Vec<_> = fields
            .map(|(name, value)| (&**name, &**value))
            .filter(|(name, _)| !own.contains(name))
            .collect();
        form.extend(self.csrf.map(|token| ("csrfToken", token)));
        form.push(("callbackUrl", self.callback_url));
        // Auth.js 5 reads the header instead; next-auth 4 reads only this text.
        form.push(("json", "true"));
        Body {
            content_type: FORM,
            text: urlencoded::encode(&form),
            return_redirect: true,
        }
    }
}
