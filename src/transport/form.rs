use form_urlencoded::Serializer;

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
        let mut form = Serializer::new(String::new());
        let own = ["csrfToken", "callbackUrl", "json"];
        form.extend_pairs(
            self.fields
                .iter()
                .filter(|(name, _)| !own.contains(&name.as_str())),
        );
        form.extend_pairs(self.csrf.map(|token| ("csrfToken", token)));
        form.append_pair("callbackUrl", self.callback_url);
        // Auth.js 5 reads the header instead; next-auth 4 reads only this text.
        form.append_pair("json", "true");
        Body {
            content_type: FORM,
            text: form.finish(),
            return_redirect: true,
        }
    }
}
