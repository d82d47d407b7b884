use yew_authjs::prelude::*;

const REFUSED: &str = "Die Anmeldung ist fehlgeschlagen. Versuchen Sie es noch einmal.";
const FAILED: &str = "Etwas ist schiefgegangen. Versuchen Sie es noch einmal.";

/// Returns the library's texts in German.
pub(crate) fn german() -> Texts {
    let mut texts = Texts::default();
    texts.sign_in = "Anmelden".into();
    texts.sign_out = "Abmelden".into();
    texts.continue_with = (|provider: &str| format!("Weiter mit {provider}").into()).into();
    texts.username = "Benutzername".into();
    texts.password = "Passwort".into();
    texts.email = "E-Mail-Adresse".into();
    texts.send_link = "Link zusenden".into();
    texts.link_sent = (|address: &str| {
        let sent = format!("Ein Anmelde-Link ist unterwegs an {address}.");
        format!("{sent} Öffnen Sie ihn in einem beliebigen Tab: Auch dieser wird angemeldet.")
            .into()
    })
    .into();
    texts.other_address = "Andere Adresse verwenden".into();
    texts.nameless = "Angemeldet".into();
    texts.session_ends = "Ihre Sitzung endet bald.".into();
    texts.stay_signed_in = "Angemeldet bleiben".into();
    texts.session_failed = "Es konnte nicht ermittelt werden, wer angemeldet ist.".into();
    texts.providers_failed = "Die Anmeldemöglichkeiten konnten nicht geladen werden.".into();
    texts.try_again = "Erneut versuchen".into();
    texts.refusal = (|refusal: &SignInError| self::refusal(refusal).into()).into();
    texts.error = (|error: &AuthError| self::error(error).into()).into();
    texts
}

fn refusal(refusal: &SignInError) -> &'static str {
    match refusal {
        SignInError::CredentialsSignin => {
            "Die Anmeldung ist fehlgeschlagen. Prüfen Sie Ihre Eingaben."
        }
        SignInError::Signin | SignInError::OAuthSignin => {
            "Die Anmeldung konnte nicht beginnen. Versuchen Sie es noch einmal."
        }
        SignInError::OAuthCallbackError | SignInError::OAuthCallback => {
            "Der Anbieter hat die Anmeldung nicht abgeschlossen. Versuchen Sie es noch einmal."
        }
        SignInError::OAuthCreateAccount | SignInError::EmailCreateAccount => {
            "Es konnte kein Konto angelegt werden. Melden Sie sich auf einem anderen Weg an."
        }
        SignInError::EmailSignin => {
            "Die E-Mail konnte nicht gesendet werden. Prüfen Sie die Adresse und versuchen Sie es \
             noch einmal."
        }
        SignInError::OAuthAccountNotLinked => {
            "Diese E-Mail-Adresse wird schon mit einer anderen Anmeldemöglichkeit verwendet. \
             Nehmen Sie diese."
        }
        SignInError::AccountNotLinked => "Dieses Konto gehört einem anderen Benutzer.",
        SignInError::AccessDenied => "Sie dürfen sich hier nicht anmelden.",
        SignInError::Verification => {
            "Der Anmelde-Link ist nicht mehr gültig. Vielleicht wurde er schon verwendet, oder er \
             ist abgelaufen."
        }
        SignInError::WebAuthnVerificationError => {
            "Der Passkey konnte nicht geprüft werden. Versuchen Sie es noch einmal."
        }
        SignInError::SessionRequired => "Melden Sie sich an, um diese Seite zu sehen.",
        SignInError::MissingCsrf => {
            "Das Anmeldeformular war veraltet. Versuchen Sie es noch einmal."
        }
        SignInError::Configuration => {
            "Auf dem Server ist ein Problem aufgetreten. Versuchen Sie es später noch einmal."
        }
        SignInError::Callback | SignInError::Default | SignInError::Other(_) => REFUSED,
        // A later version of the library may have more.
        _ => REFUSED,
    }
}

fn error(error: &AuthError) -> &'static str {
    match error {
        AuthError::Network(_) => {
            "Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch \
             einmal."
        }
        AuthError::Timeout => {
            "Der Server antwortet nicht rechtzeitig. Versuchen Sie es noch einmal."
        }
        AuthError::Status { status: 429, .. } => {
            "Zu viele Versuche. Warten Sie einen Moment und versuchen Sie es noch einmal."
        }
        AuthError::Refused(error) => refusal(error),
        AuthError::MissingCsrf => {
            "Der Server hat die Anfrage nicht angenommen. Laden Sie die Seite neu und versuchen \
             Sie es noch einmal."
        }
        AuthError::UnknownProvider(_)
        | AuthError::NoProviders
        | AuthError::WrongProviderType { .. } => "Diese Anmeldemöglichkeit ist nicht verfügbar.",
        AuthError::Status { .. }
        | AuthError::BadResponse(_)
        | AuthError::Redirected
        | AuthError::OtherOrigin(_) => refusal(&SignInError::Configuration),
        AuthError::Cancelled
        | AuthError::UnsafeRedirect(_)
        | AuthError::NotInBrowser
        | AuthError::Encode(_)
        | AuthError::Decode(_)
        | AuthError::Browser(_) => FAILED,
        _ => FAILED,
    }
}
