use form_urlencoded::Serializer;

const FORM: &str = "application/x-www-form-urlencoded";

/// What is posted, and as what.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Body {
    pub(crate) content_type: &'static str,
    pub(crate) text: String,
    /// Whether the server shall put redirects into a JSON answer.
    pub(crate) return_redirect: bool,
}

/// The form that sign-in and sign-out post.
#[derive(Clone, Copy)]
pub(crate) struct Form<'a> {
    pub(crate) fields: &'a [(String, String)],
    pub(crate) csrf: Option<&'a str>,
    pub(crate) target: &'a str,
}

impl Form<'_> {
    pub(super) fn body(&self) -> Body {
        let mut form = Serializer::new(String::new());
        let own = ["csrfToken", "callbackUrl", "json"];
        form.extend_pairs(
            self.fields
                .iter()
                .filter(|(name, _)| !own.contains(&name.as_str())),
        );
        form.extend_pairs(self.csrf.map(|token| ("csrfToken", token)));
        form.append_pair("callbackUrl", self.target);
        // What the header says to Auth.js 5; next-auth 4 reads nothing but this very text.
        form.append_pair("json", "true");
        Body {
            content_type: FORM,
            text: form.finish(),
            return_redirect: true,
        }
    }
}
