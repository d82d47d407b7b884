//! Checks that neither `{:?}` nor the text of an error contains personal data, because logs are
//! kept and sent elsewhere.
//!
//! `tests/layers/printed.rs` finds the types that are absent here.
#![cfg(not(target_arch = "wasm32"))]

use std::fmt::Debug;
use std::rc::Rc;

use serde::Deserialize;
use serde_json::json;

use crate::client::AuthClient;
use crate::hooks::{RequiredSession, UseSessionOptions};
use crate::json::EncodeError;
use crate::provider::{SessionChange, SessionContext};
use crate::session::{Answer, Identity};
use crate::types::{
    AuthClientConfig, AuthError, InitialSession, Session, SignInError, SignInOptions,
    SignInOutcome, SignInResponse, SignOutOutcome, SignOutParams, SignOutResponse, UpdateCause,
    User,
};

const PERSONAL: &str = "Lovelace";

/// A URL with the name in each of its parts.
const ADDRESS: &str =
    "https://Lovelace:Lovelace@Lovelace.example/Lovelace?Lovelace=Lovelace#Lovelace";

fn text() -> String {
    PERSONAL.to_owned()
}

fn session() -> Session {
    let name = PERSONAL;
    let user = json!({ "id": name, "name": name, "email": name, "image": name, "teams": [name] });
    let json = json!({ "user": user, "token": name, "deep": { "er": [name] }, "expires": "2030" });
    serde_json::from_value(json).unwrap()
}

#[track_caller]
fn check_redacted(value: impl Debug) -> String {
    let [shown, pretty] = [format!("{value:?}"), format!("{value:#?}")];
    assert!(!shown.contains(PERSONAL), "{shown}");
    assert!(!pretty.contains(PERSONAL), "{pretty}");
    shown
}

#[test]
fn a_session_prints_the_names_of_its_fields() {
    let shown = check_redacted(session());
    for name in ["deep", "expires", "token", "user", "email", "teams"] {
        assert!(shown.contains(&format!("{name:?}")), "{name} in {shown}");
    }
    check_redacted(User::clone(session().user()));
}

#[test]
fn types_with_a_session_print_no_more_of_it() {
    let session = Rc::new(session());
    let signed_in = Identity::SignedIn(session.clone());
    let initial = InitialSession::Known(Some(session.clone()));
    let client = AuthClient::with_session(AuthClientConfig::new(), initial.clone());
    assert_eq!(client.state().session(), Some(&session));
    check_redacted(initial);
    check_redacted(client.state());
    let context = SessionContext::of(&client);
    check_redacted(&context.update);
    check_redacted(context);
    check_redacted(client);
    check_redacted(SessionChange {
        from: signed_in.clone(),
        to: signed_in.clone(),
        cause: UpdateCause::Call,
    });
    check_redacted(signed_in);
    check_redacted(Answer::new(Some(session.clone()), None, |_| None));
    check_redacted(RequiredSession::Authenticated(session));
}

#[test]
fn fields_and_responses_of_a_sign_in_are_not_printed() {
    let shown = check_redacted(
        SignInOptions::new()
            .field("password", PERSONAL)
            .authorization_param("login_hint", PERSONAL)
            .redirect_to(ADDRESS),
    );
    for kept in ["password", "login_hint", "https:"] {
        assert!(shown.contains(kept), "{shown}");
    }
    let response = SignInResponse {
        error: Some(SignInError::Other(text())),
        code: Some(text()),
        status: 200,
        ok: true,
        url: Some(ADDRESS.to_owned()),
    };
    check_redacted(SignInOutcome::Completed(response.clone()));
    check_redacted(response);
    check_redacted(SignInOutcome::Navigating(ADDRESS.to_owned()));
    check_redacted(SignOutParams::new().redirect_to(ADDRESS));
    check_redacted(UseSessionOptions::required().redirect_to(ADDRESS));
    let response = SignOutResponse {
        url: ADDRESS.to_owned(),
    };
    check_redacted(SignOutOutcome::Completed(response.clone()));
    check_redacted(response);
    check_redacted(SignOutOutcome::Navigating(ADDRESS.to_owned()));
    assert_eq!(check_redacted(SignInError::AccessDenied), "AccessDenied");
}

/// All other errors carry texts of the browser or of the library, or ids of the app.
#[test]
fn errors_neither_print_nor_display_personal_data() {
    let encode_error: EncodeError = serde::ser::Error::custom(PERSONAL);
    assert_eq!(format!("{encode_error:?}"), "EncodeError");
    for error in [
        AuthError::Refused(SignInError::Other(text())),
        AuthError::UnsafeRedirect(ADDRESS.to_owned()),
        AuthError::UnsafeRedirect(text()),
        decoded::<u8>(),
        decoded::<Vec<u8>>(),
        decoded::<Role>(),
        decoded::<Checked>(),
    ] {
        let said = error.to_string();
        assert!(!said.contains(PERSONAL), "{said}");
        let source = std::error::Error::source(&error).map(ToString::to_string);
        assert!(!source.is_some_and(|source| source.contains(PERSONAL)));
        check_redacted(Rc::new(error));
    }
}

#[test]
fn a_decoding_error_names_the_expected_type() {
    let says = |error: AuthError, part: &str| {
        let said = error.to_string();
        assert!(said.contains(part), "{said}");
    };
    says(decoded::<u8>(), "expected u8");
    says(decoded::<Role>(), "expected `admin` or `guest`");
    #[derive(Debug, Deserialize)]
    struct Absent {
        _role: String,
    }
    says(
        session().decode::<Absent>().unwrap_err(),
        "missing field `_role`",
    );
}

#[derive(Debug, Deserialize)]
struct Token<T> {
    #[serde(rename = "token")]
    _token: T,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    Admin,
    Guest,
}

/// A type whose own check quotes the value in its error.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Checked;

impl TryFrom<String> for Checked {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Err(format!("unknown: {text}"))
    }
}

fn decoded<T: for<'a> Deserialize<'a> + Debug>() -> AuthError {
    session().decode::<Token<T>>().unwrap_err()
}
