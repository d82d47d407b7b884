//! The state of one request: its input, and the cookies to set so far.

use axum::http::StatusCode;
use maud::Markup;
use serde_json::Value;

use crate::auth_request::AuthRequest;
use crate::callback_url::{CallbackUrlSources, callback_url, is_http_url};
use crate::config::Config;
use crate::csrf::CsrfToken;
use crate::failure::Failure;
use crate::keys::Keys;
use crate::passwords::Passwords;
use crate::reply::{Content, Reply};
use crate::session_cookie::SessionCookie;
use crate::session_seal::SessionSeal;
use crate::set_cookie::{CookieNames, Lifetime, SetCookie};

/// What all requests share.
pub(crate) struct Shared {
    pub(crate) config: Config,
    pub(crate) keys: Keys,
    pub(crate) passwords: Passwords,
}

/// The one provider of the demo.
pub(crate) const PROVIDER: &str = "credentials";

/// A request whose CSRF token and callback URL are settled.
pub(crate) struct Visit<'a> {
    pub(crate) shared: &'a Shared,
    pub(crate) request: &'a AuthRequest,
    pub(crate) csrf: CsrfToken,
    pub(crate) callback_url: String,
    pub(crate) session: SessionCookie,
    cookies: Vec<SetCookie>,
}

impl<'a> Visit<'a> {
    pub(crate) fn begin(shared: &'a Shared, request: &'a AuthRequest) -> Result<Self, Failure> {
        if request.provider.as_deref().is_some_and(|id| id != PROVIDER) {
            return Err(Failure::Configuration(
                "there is no such provider".to_owned(),
            ));
        }
        let names = CookieNames::new(request.origin.is_https());
        let mut cookies = Vec::new();

        let csrf = CsrfToken::from_cookie(request.cookies.get(names.csrf_token), &shared.keys.csrf)
            .map_err(Failure::fault)?;
        if let Some(value) = &csrf.new_cookie {
            cookies.push(SetCookie::new(names.csrf_token, value, Lifetime::Browser));
        }

        let remembered = request.cookies.get(names.callback_url);
        let sources = CallbackUrlSources {
            body: request.body.get("callbackUrl"),
            query: request.query("callbackUrl"),
            cookie: remembered,
        };
        let callback_url = callback_url(sources, &request.origin).map_err(Failure::fault)?;
        if remembered != Some(&callback_url) {
            cookies.push(SetCookie::new(
                names.callback_url,
                &callback_url,
                Lifetime::Browser,
            ));
        }

        let session = SessionCookie {
            name: names.session_token,
            seal: SessionSeal::new(shared.keys.session.clone(), names.session_token),
            max_age: shared.config.max_age,
        };
        Ok(Self {
            shared,
            request,
            csrf,
            callback_url,
            session,
            cookies,
        })
    }

    /// Fails unless the form is one of this server.
    pub(crate) fn require_csrf(&self) -> Result<(), Failure> {
        let submitted = self.request.text_field("csrfToken");
        if self.csrf.is_confirmed_by(submitted) {
            Ok(())
        } else {
            Err(Failure::MissingCsrf)
        }
    }

    /// Returns the absolute URL of a path below the base path.
    pub(crate) fn endpoint(&self, path: &str) -> String {
        format!(
            "{}{}{path}",
            self.request.origin, self.shared.config.base_path
        )
    }

    pub(crate) fn set_cookies(&mut self, cookies: Vec<SetCookie>) {
        self.cookies.extend(cookies);
    }

    pub(crate) fn json(self, value: Value) -> Reply {
        self.reply(Content::Json(value))
    }

    pub(crate) fn fresh_json(self, value: Value) -> Reply {
        self.reply(Content::FreshJson(value))
    }

    pub(crate) fn redirect(self, url: String) -> Reply {
        self.reply(Content::Redirect(url))
    }

    pub(crate) fn page(self, status: StatusCode, markup: Markup) -> Reply {
        self.reply(Content::Page(status, markup))
    }

    fn reply(self, content: Content) -> Reply {
        Reply {
            content,
            cookies: self.cookies,
        }
    }
}

/// Checks the callback URLs in the query and in the cookie.
pub(crate) fn has_usable_callback_urls(request: &AuthRequest) -> bool {
    let names = CookieNames::new(request.origin.is_https());
    let sources = [
        request.query("callbackUrl"),
        request.cookies.get(names.callback_url),
    ];
    sources
        .into_iter()
        .flatten()
        .filter(|url| !url.is_empty())
        .all(|url| is_http_url(url, &request.origin))
}
